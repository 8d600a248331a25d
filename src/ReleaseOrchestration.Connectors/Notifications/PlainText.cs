using System.Globalization;
using System.Text;

namespace ReleaseOrchestration.Connectors.Notifications;

/// <summary>Texts for people, without what hides or turns other text around.</summary>
internal static class PlainText
{
    /// <summary>A text with line ends, and no other control or direction characters, at most so long.</summary>
    public static string Lines(string text, int longest)
    {
        var lines = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (lines.Length >= longest - 1)
            {
                return lines.Append('…').ToString();
            }

            if (rune.Value == '\n' || rune.Value == '\t' || (!Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format))
            {
                lines.Append(rune.ToString());
            }
        }

        return lines.ToString();
    }
}
