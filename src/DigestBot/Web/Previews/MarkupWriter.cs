using System.Text;

namespace DigestBot.Web.Previews;

/// <summary>Collects a line's parts; neighbouring characters become one text.</summary>
internal sealed class MarkupWriter
{
    private readonly List<Markup> _parts = [];
    private readonly StringBuilder _text = new();

    public void Add(char character) => _text.Append(character);

    public void Add(string text) => _text.Append(text);

    public void Add(Markup part)
    {
        FlushText();
        _parts.Add(part);
    }

    public IReadOnlyList<Markup> ToMarkup()
    {
        FlushText();
        return _parts;
    }

    private void FlushText()
    {
        if (_text.Length > 0)
        {
            _parts.Add(new Markup.Text(_text.ToString()));
            _text.Clear();
        }
    }
}
