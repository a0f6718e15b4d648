using System.ComponentModel.DataAnnotations;

namespace DigestBot.Core.Articles;

/// <summary>A news agency and how its texts are marked.</summary>
public sealed record WireAgency
{
    /// <summary>Short and stable, lower case: <c>ap</c>.</summary>
    [Required(ErrorMessage = "Each of Articles:WireAgencies needs a Code, such as \"ap\".")]
    public string Code { get; init; } = "";

    /// <summary>As a credit line prints it.</summary>
    [Required(ErrorMessage = "Each of Articles:WireAgencies needs a Name, such as \"AP\".")]
    public string Name { get; init; } = "";

    /// <summary>Further names in datelines, bylines and credits. Those of up to four letters match in this case only.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>Hosts where the agency publishes itself, without <c>www.</c></summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The agencies whose texts are met most in the languages DigestBot reads, from their own style of crediting.</summary>
    internal static IReadOnlyList<WireAgency> BuiltIn { get; } =
    [
        Of("ap", "AP", ["Associated Press", "The Associated Press", "AP News", "A.P.", "AP Business Writer", "AP Sports Writer"], ["apnews.com"]),
        Of("reuters", "Reuters", ["Thomson Reuters", "Reuters News", "RTRS", "رويترز", "路透社", "Рейтер"], ["reuters.com"]),
        Of("afp", "AFP", ["Agence France-Presse", "Agence France Presse", "AFP News", "AFP Relaxnews", "أ ف ب", "أ.ف.ب", "فرانس برس"], ["afp.com"]),
        Of("dpa", "dpa", ["DPA", "dpa-AFX", "dpa international", "Deutsche Presse-Agentur", "German Press Agency"], ["dpa.com", "dpa-international.com"]),
        Of("efe", "EFE", ["Agencia EFE", "EFE Noticias", "EFEUSA"], ["efe.com"]),
        Of("europapress", "Europa Press", ["EUROPA PRESS"], ["europapress.es"]),
        Of("ansa", "ANSA", ["Agenzia ANSA", "ANSAmed"], ["ansa.it"]),
        Of("adnkronos", "Adnkronos", ["AdnKronos"], ["adnkronos.com"]),
        Of("xinhua", "Xinhua", ["Xinhua News Agency", "新华社", "新華社", "Chine nouvelle", "Синьхуа"], ["xinhuanet.com", "news.cn"]),
        Of("pa", "PA", ["PA Media", "Press Association", "The Press Association", "PA News Agency"], ["pa.media"]),
        Of("cp", "The Canadian Press", ["CP", "Canadian Press", "La Presse Canadienne", "La Presse canadienne"], ["thecanadianpress.com"]),
        Of("tass", "TASS", ["ITAR-TASS", "ТАСС"], ["tass.com", "tass.ru"]),
        Of("ria", "RIA Novosti", ["RIA", "РИА Новости"], ["ria.ru"]),
        Of("interfax", "Interfax", ["Интерфакс", "Interfax-Ukraine"], ["interfax.com", "interfax.ru"]),
        Of("ukrinform", "Ukrinform", ["Укрінформ"], ["ukrinform.net"]),
        Of("kyodo", "Kyodo", ["Kyodo News", "共同通信", "共同"], ["english.kyodonews.net"]),
        Of("jiji", "Jiji", ["Jiji Press", "時事通信", "JIJI"], ["jiji.com"]),
        Of("yonhap", "Yonhap", ["Yonhap News Agency", "Yonhap News", "연합뉴스"], ["yna.co.kr"]),
        Of("aap", "AAP", ["Australian Associated Press"], ["aap.com.au", "aapnews.com.au"]),
        Of("apa", "APA", ["Austria Presse Agentur", "Austria Press Agency"], ["apa.at"]),
        Of("sda", "Keystone-SDA", ["SDA", "sda", "ATS", "Keystone-ATS", "Schweizerische Depeschenagentur", "awp"], ["keystone-sda.ch"]),
        Of("belga", "Belga", ["Belga News Agency", "Agence Belga"], ["belganewsagency.eu"]),
        Of("anp", "ANP", ["Algemeen Nederlands Persbureau"], ["anp.nl"]),
        Of("ntb", "NTB", ["Norsk Telegrambyrå"], ["ntb.no"]),
        Of("ritzau", "Ritzau", ["/ritzau/"], ["ritzau.dk"]),
        Of("tt", "TT", ["TT Nyhetsbyrån"], ["tt.se"]),
        Of("stt", "STT", ["Suomen Tietotoimisto"], ["stt.fi"]),
        Of("pap", "PAP", ["Polska Agencja Prasowa", "Polish Press Agency"], ["pap.pl"]),
        Of("ctk", "ČTK", ["CTK", "Czech News Agency", "Česká tisková kancelář"], ["ctk.eu", "ceskenoviny.cz"]),
        Of("lusa", "Lusa", ["Agência Lusa", "LUSA"], ["lusa.pt"]),
        Of("agenciabrasil", "Agência Brasil", ["Agencia Brasil"], ["agenciabrasil.ebc.com.br"]),
        Of("telam", "Télam", ["Telam", "TELAM"], ["telam.com.ar"]),
        Of("notimex", "Notimex", [], ["notimex.gob.mx"]),
        Of("kna", "KNA", ["Katholische Nachrichten-Agentur"], ["kna.de"]),
        Of("epd", "epd", ["Evangelischer Pressedienst"], ["epd.de"]),
        Of("sid", "SID", ["Sport-Informations-Dienst"], ["sid.de"]),
        Of("bloomberg", "Bloomberg", ["Bloomberg News", "BLOOMBERG"], ["bloomberg.com"]),
        Of("dowjones", "Dow Jones", ["Dow Jones Newswires", "DJN"], []),
        Of("upi", "UPI", ["United Press International"], ["upi.com"]),
        Of("pti", "PTI", ["Press Trust of India"], ["ptinews.com"]),
        Of("ani", "ANI", ["Asian News International"], ["aninews.in"]),
        Of("ians", "IANS", ["Indo-Asian News Service"], ["ians.in"]),
        Of("anadolu", "Anadolu", ["AA", "Anadolu Agency", "Anadolu Ajansı"], ["aa.com.tr"]),
        Of("irna", "IRNA", ["Islamic Republic News Agency"], ["irna.ir"]),
        Of("wafa", "WAFA", ["وفا"], ["wafa.ps"]),
        Of("mena", "MENA", ["Middle East News Agency"], []),
        Of("spa", "SPA", ["Saudi Press Agency", "واس"], ["spa.gov.sa"]),
        Of("bernama", "Bernama", ["BERNAMA"], ["bernama.com"]),
        Of("antara", "Antara", ["ANTARA", "ANTARA News"], ["antaranews.com"]),
        Of("nan", "NAN", ["News Agency of Nigeria"], ["nannews.ng"]),
    ];

    private static WireAgency Of(string code, string name, IReadOnlyList<string> marks, IReadOnlyList<string> hosts) =>
        new() { Code = code, Name = name, Marks = marks, Hosts = hosts };
}
