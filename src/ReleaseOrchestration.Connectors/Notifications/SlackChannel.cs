using System.Buffers;
using System.Text.Json;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Connectors.Secrets;
using ReleaseOrchestration.Core.Notifications;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Notifications;

/// <summary>Channels of type <c>slack</c>: blocks for an incoming webhook. All texts are plain ones, in which Slack finds no mention, link or formatting.</summary>
internal sealed class SlackChannel(Posting posting, SecretResolver resolver) : INotificationChannel
{
    private const int LongestHeader = 140;
    private const int LongestText = 2800;
    private const int LongestField = 400;
    private const int MostFields = 10;

    public NotificationChannelType Type => NotificationChannelType.Slack;

    public Task<SendOutcome> SendAsync(NotificationChannelDefinition channel, OutgoingMessage message, CancellationToken cancellationToken) =>
        posting.PostAsync(channel, resolver.Open(), (Write(message), "application/json; charset=utf-8"), [], cancellationToken);

    internal static byte[] Write(OutgoingMessage message)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("text", Escape(PlainText.Lines(message.Subject, LongestText)));
            json.WriteBoolean("mrkdwn", false);
            json.WriteBoolean("unfurl_links", false);
            json.WriteStartArray("blocks");
            Block(json, "header", "text", message.Subject, LongestHeader);
            if (message.Text.Length > 0)
            {
                Block(json, "section", "text", message.Text, LongestText);
            }

            Fields(json, message);
            Button(json, message.Link);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void Fields(Utf8JsonWriter json, OutgoingMessage message)
    {
        json.WriteStartObject();
        json.WriteString("type", "section");
        json.WriteStartArray("fields");
        foreach (var (name, value) in message.Facts.Take(MostFields))
        {
            Text(json, $"{name}: {EventTexts.OneLine(value)}", LongestField);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Button(Utf8JsonWriter json, string link)
    {
        json.WriteStartObject();
        json.WriteString("type", "actions");
        json.WriteStartArray("elements");
        json.WriteStartObject();
        json.WriteString("type", "button");
        json.WritePropertyName("text");
        Text(json, "Open", LongestHeader);
        json.WriteString("url", link);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Block(Utf8JsonWriter json, string type, string name, string text, int longest)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WritePropertyName(name);
        Text(json, text, longest);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string text, int longest)
    {
        json.WriteStartObject();
        json.WriteString("type", "plain_text");
        json.WriteString("text", Escape(PlainText.Lines(text, longest)));
        json.WriteBoolean("emoji", false);
        json.WriteEndObject();
    }

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
