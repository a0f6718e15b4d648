namespace DigestBot.Discord.Interactions;

/// <summary>What commands and options are called in Discord's other languages. Discord sends the English names back, whatever people type.</summary>
internal static class CommandNames
{
    private static readonly string[] Locales = ["de", "fr", "es-ES", "es-419"];

    private static readonly Dictionary<string, (string German, string French, string Spanish)> Words = new()
    {
        ["today"] = ("heute", "aujourd-hui", "hoy"),
        ["yesterday"] = ("gestern", "hier", "ayer"),
        ["week"] = ("woche", "semaine", "semana"),
        ["since"] = ("seit", "depuis", "desde"),
        ["new"] = ("neu", "nouveau", "nuevo"),
        ["story"] = ("meldung", "sujet", "noticia"),
        ["search"] = ("suche", "chercher", "buscar"),
        ["why"] = ("warum", "pourquoi", "por-que"),
        ["unname"] = ("namenlos", "oublier-nom", "sin-nombre"),
        ["topics"] = ("themen", "themes", "temas"),
        ["sources"] = ("quellen", "sources", "fuentes"),
        ["unmute"] = ("laut", "retablir", "restaurar"),
        ["stories"] = ("meldungen", "sujets", "noticias"),
        ["thread"] = ("faden", "fil", "hilo"),
        ["thumbnails"] = ("bilder", "images", "imagenes"),
        ["changes"] = ("aenderungen", "changements", "cambios"),
        ["setup"] = ("einrichten", "configurer", "configurar"),
        ["schedule"] = ("zeitplan", "horaire", "horario"),
        ["settings"] = ("einstellungen", "reglages", "ajustes"),
        ["about"] = ("info", "a-propos", "acerca-de"),
        ["help"] = ("hilfe", "aide", "ayuda"),
        ["forget"] = ("vergiss", "oublier", "olvidar"),
        ["me"] = ("mich", "moi", "a-mi"),
        ["mute"] = ("stumm", "muet", "silenciar"),
        ["less"] = ("weniger", "moins", "menos"),
        ["split"] = ("trennen", "separer", "separar"),
        ["merge"] = ("vereinen", "fusionner", "unir"),
        ["alerts"] = ("eilmeldungen", "alertes", "alertas"),
        ["feedback"] = ("meinung", "avis", "opinion"),
        ["list"] = ("liste", "liste", "lista"),
        ["add"] = ("hinzu", "ajouter", "anadir"),
        ["remove"] = ("weg", "retirer", "quitar"),
        ["pages"] = ("seiten", "pages", "paginas"),
        ["test"] = ("probe", "essai", "probar"),
        ["health"] = ("zustand", "sante", "estado"),
        ["import"] = ("einlesen", "importer", "importar"),
        ["export"] = ("ausgeben", "exporter", "exportar"),
        ["pause"] = ("pause", "pause", "pausar"),
        ["resume"] = ("weiter", "reprendre", "reanudar"),
        ["topic"] = ("thema", "theme", "tema"),
        ["when"] = ("wann", "quand", "cuando"),
        ["words"] = ("worte", "mots", "palabras"),
        ["query"] = ("frage", "requete", "consulta"),
        ["url"] = ("adresse", "adresse", "direccion"),
        ["name"] = ("name", "nom", "nombre"),
        ["source"] = ("quelle", "source", "fuente"),
        ["time"] = ("uhrzeit", "heure", "hora"),
        ["days"] = ("tage", "jours", "dias"),
        ["zone"] = ("zone", "fuseau", "zona"),
        ["number"] = ("nummer", "numero", "numero"),
        ["command"] = ("befehl", "commande", "comando"),
        ["share"] = ("teilen", "partager", "compartir"),
        ["file"] = ("datei", "fichier", "archivo"),
        ["ping"] = ("rolle", "role", "rol"),
        ["channel"] = ("kanal", "salon", "canal"),
        ["language"] = ("sprache", "langue", "idioma"),
        ["length"] = ("laenge", "longueur", "longitud"),
        ["reports"] = ("berichte", "articles", "informes"),
        ["rules"] = ("regeln", "regles", "reglas"),
        ["quiet"] = ("ruhe", "silence", "silencio"),
        ["edits"] = ("nachträge", "retouches", "retoques"),
        ["least"] = ("mindestens", "minimum", "minimo"),
        ["newsrooms"] = ("redaktionen", "redactions", "redacciones"),
        ["urgent"] = ("dringend", "urgent", "urgente"),
        ["sections"] = ("abschnitte", "rubriques", "secciones"),
        ["each"] = ("je-thema", "par-theme", "por-tema"),
        ["empty"] = ("leer", "vide", "vacio"),
        ["other"] = ("andere", "autre", "otra"),
    };

    /// <summary>Null for a word that has no other names yet: the English one stands for all.</summary>
    public static SortedDictionary<string, string>? Of(string word) =>
        Words.TryGetValue(word, out var names) ? In(names.German, names.French, names.Spanish) : null;

    public static SortedDictionary<string, string> FindCoverage() => In("Berichte dazu finden", "Trouver les articles", "Buscar cobertura");

    // Both of Discord's Spanish locales get the same word.
    private static SortedDictionary<string, string> In(string german, string french, string spanish)
    {
        var names = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (locale, name) in Locales.Zip([german, french, spanish, spanish]))
        {
            names[locale] = name;
        }

        return names;
    }
}
