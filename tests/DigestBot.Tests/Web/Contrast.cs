namespace DigestBot.Tests.Web;

/// <summary>WCAG 2.2, success criterion 1.4.3 (AA): 4.5 to 1 for text, 3 to 1 for large text.</summary>
internal static class Contrast
{
    /// <summary>Evaluates to a sentence for each text in the page that is too pale on what lies behind it.</summary>
    public const string Script = """
        () => {
            const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
            // A canvas reads every notation of a colour; over white and over black it also tells how clear the colour is.
            const over = (colour, base) => {
                canvas.fillStyle = base; canvas.fillRect(0, 0, 1, 1);
                canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
                return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
            };
            const isOpaque = colour => over(colour, '#000').every((channel, i) => channel === over(colour, '#fff')[i]);
            const behind = element => {
                for (let e = element; e; e = e.parentElement) {
                    const colour = getComputedStyle(e).backgroundColor;
                    if (isOpaque(colour)) { return over(colour, '#fff'); }
                }
                return [255, 255, 255];
            };
            const luminance = rgb => {
                const [r, g, b] = rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const pale = new Set();
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let text; (text = texts.nextNode());) {
                const element = text.parentElement;
                if (!text.data.trim() || !element.checkVisibility()) { continue; }
                const style = getComputedStyle(element);
                const [light, dark] = [luminance(over(style.color, '#fff')), luminance(behind(element))].sort((a, b) => b - a);
                const size = parseFloat(style.fontSize);
                const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
                const found = (light + 0.05) / (dark + 0.05);
                if (found < needed) { pale.add(`${element.tagName}.${element.className}: ${found.toFixed(2)}`); }
            }
            return [...pale];
        }
        """;
}
