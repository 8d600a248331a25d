using System.Globalization;
using System.Net;
using System.Text;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Core.Notifications;

namespace ReleaseOrchestration.Connectors.Notifications;

/// <summary>Writes a mail: headers of one line each, a plain and an HTML part, both in base64, so that no line of a text can be a line of the protocol.</summary>
internal static class MailText
{
    private const int LineLength = 76;
    private const int WordBytes = 45;

    /// <summary>The mail, in ASCII.</summary>
    /// <exception cref="ArgumentException">A header would have more than one line, or an address is none.</exception>
    public static string Write(OutgoingMessage message, string from, DateTimeOffset at)
    {
        if (!MailAddresses.IsOne(from) || !MailAddresses.IsOne(message.Address))
        {
            throw new ArgumentException("A mail has one sender and one receiver, each a plain address.", nameof(message));
        }

        var boundary = $"=_{message.Id}";
        var mail = new StringBuilder();
        Header(mail, "From", from);
        Header(mail, "To", message.Address);
        Header(mail, "Subject", Encoded(EventTexts.OneLine(message.Subject)));
        Header(mail, "Date", at.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Header(mail, "Message-ID", $"<{message.Id}@{from[(from.LastIndexOf('@') + 1)..]}>");
        Header(mail, "Auto-Submitted", "auto-generated");
        Header(mail, "MIME-Version", "1.0");
        Header(mail, "Content-Type", $"multipart/alternative; boundary=\"{boundary}\"");
        mail.Append("\r\n");
        Part(mail, boundary, "text/plain", Plain(message));
        Part(mail, boundary, "text/html", Html(message));
        return mail.Append(CultureInfo.InvariantCulture, $"--{boundary}--\r\n").ToString();
    }

    private static void Header(StringBuilder mail, string name, string value)
    {
        // Folded lines of encoded words are made here; nothing else may hold a line end.
        if (value.Replace("\r\n ", string.Empty, StringComparison.Ordinal).Any(char.IsControl))
        {
            throw new ArgumentException($"The header {name} would have more than one line.", nameof(value));
        }

        mail.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
    }

    // Words of 45 bytes make lines of 75 characters; a character is never cut in two.
    private static string Encoded(string text)
    {
        if (text.Length < LineLength - 10 && text.All(c => c is >= ' ' and <= '~') && !text.Contains("=?", StringComparison.Ordinal))
        {
            return text;
        }

        var (words, word) = (new List<string>(), new List<byte>());
        foreach (var bytes in text.EnumerateRunes().Select(rune => Encoding.UTF8.GetBytes(rune.ToString())))
        {
            if (word.Count + bytes.Length > WordBytes)
            {
                words.Add(Word(word));
                word.Clear();
            }

            word.AddRange(bytes);
        }

        return string.Join("\r\n ", words.Append(Word(word)));
    }

    private static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";

    private static void Part(StringBuilder mail, string boundary, string type, string text)
    {
        mail.Append(CultureInfo.InvariantCulture, $"--{boundary}\r\nContent-Type: {type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        foreach (var line in Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Chunk(LineLength))
        {
            mail.Append(line).Append("\r\n");
        }
    }

    private static string Plain(OutgoingMessage message)
    {
        var lines = new List<string> { PlainText.Lines(message.Subject, int.MaxValue), string.Empty };
        if (message.Text.Length > 0)
        {
            lines.AddRange([PlainText.Lines(message.Text, int.MaxValue), string.Empty]);
        }

        lines.AddRange(message.Facts.Select(fact => $"{fact.Key}: {EventTexts.OneLine(fact.Value)}"));
        lines.Add(string.Empty);
        if (message.PersonalLink.Length > 0)
        {
            lines.Add($"Decide (this link is yours alone, do not pass it on): {message.PersonalLink}");
        }

        lines.Add($"More: {message.Link}");
        return string.Join("\r\n", lines).Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
    }

    private static string Html(OutgoingMessage message)
    {
        var html = new StringBuilder("<!DOCTYPE html><html><body>");
        html.Append(CultureInfo.InvariantCulture, $"<h3>{WebUtility.HtmlEncode(PlainText.Lines(message.Subject, int.MaxValue))}</h3>");
        foreach (var line in PlainText.Lines(message.Text, int.MaxValue).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{WebUtility.HtmlEncode(line)}</p>");
        }

        html.Append("<table>");
        foreach (var (name, value) in message.Facts)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{WebUtility.HtmlEncode(name)}</td><td>{WebUtility.HtmlEncode(EventTexts.OneLine(value))}</td></tr>");
        }

        html.Append("</table>");
        if (message.PersonalLink.Length > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{WebUtility.HtmlEncode(message.PersonalLink)}\">Decide</a> (this link is yours alone, do not pass it on)</p>");
        }

        return html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{WebUtility.HtmlEncode(message.Link)}\">More</a></p></body></html>").ToString();
    }
}
