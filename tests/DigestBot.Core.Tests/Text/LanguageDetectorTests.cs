using DigestBot.Core.Text;

namespace DigestBot.Core.Tests.Text;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("en", "The harbour authority said on Tuesday that the ferry would sail again after the storm.")]
    [InlineData("de", "Die Hafenbehörde teilte am Dienstag mit, dass die Fähre nach dem Sturm wieder fährt.")]
    [InlineData("fr", "Les autorités du port ont annoncé mardi que le ferry reprendrait la mer après la tempête.")]
    [InlineData("es", "La autoridad del puerto dijo el martes que el transbordador volverá a zarpar después de la tormenta.")]
    [InlineData("it", "L'autorità del porto ha detto che il traghetto tornerà a navigare dopo la tempesta di questa notte.")]
    [InlineData("pt", "A autoridade do porto disse na terça-feira que a balsa não vai sair até que a tempestade passe.")]
    [InlineData("nl", "De havenmeester zei dinsdag dat de veerboot na de storm weer zal varen, maar niet voor de avond.")]
    [InlineData("ru", "Власти порта сообщили во вторник, что паром снова выйдет в море.")]
    [InlineData("uk", "Влада порту повідомила, що пором вийде у море після бурі її дітей.")]
    [InlineData("ar", "قالت سلطات الميناء يوم الثلاثاء إن العبارة ستبحر مجددا")]
    [InlineData("zh", "港务局周二表示，渡轮将在暴风雨后恢复航行。")]
    [InlineData("ja", "港湾局は火曜日、フェリーが嵐の後に運航を再開すると発表した。")]
    [InlineData("th", "การท่าเรือกล่าวเมื่อวันอังคารว่าเรือข้ามฟากจะกลับมาแล่นอีกครั้ง")]
    [InlineData("ko", "항만청은 화요일 폭풍이 지나면 여객선이 다시 운항한다고 밝혔다.")]
    public void A_sentence_is_enough(string language, string text) => Assert.Equal(language, LanguageDetector.Detect(text));

    [Theory]
    [InlineData("")]
    [InlineData("12,300 – 45 %")]
    [InlineData("ferry storm harbour sail captain crew rescue")]
    [InlineData("die war per son fin ferry storm harbour sail captain crew rescue coast guard search island passengers")]
    public void Words_without_a_language_stay_undetermined(string text) => Assert.Equal("und", LanguageDetector.Detect(text));
}
