using System.Buffers;
using System.Text.Json;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Connectors.Secrets;
using ReleaseOrchestration.Core.Notifications;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Notifications;

/// <summary>Channels of type <c>teams</c>: an Adaptive Card for a workflow webhook. All texts are runs of text, which unlike text blocks know no Markdown.</summary>
internal sealed class TeamsChannel(Posting posting, SecretResolver resolver) : INotificationChannel
{
    // A message to Teams may have 28 KB.
    private const int LongestText = 4000;
    private const int LongestFact = 400;

    public NotificationChannelType Type => NotificationChannelType.Teams;

    public Task<SendOutcome> SendAsync(NotificationChannelDefinition channel, OutgoingMessage message, CancellationToken cancellationToken) =>
        posting.PostAsync(channel, resolver.Open(), (Write(message), "application/json; charset=utf-8"), [], cancellationToken);

    internal static byte[] Write(OutgoingMessage message)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("type", "message");
            json.WriteStartArray("attachments");
            json.WriteStartObject();
            json.WriteString("contentType", "application/vnd.microsoft.card.adaptive");
            json.WriteNull("contentUrl");
            json.WritePropertyName("content");
            Card(json, message);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void Card(Utf8JsonWriter json, OutgoingMessage message)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        json.WriteString("type", "AdaptiveCard");
        json.WriteString("version", "1.4");
        json.WriteStartArray("body");
        Runs(json, (PlainText.Lines(message.Subject, LongestFact), true));
        foreach (var line in PlainText.Lines(message.Text, LongestText).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Runs(json, (line, false));
        }

        foreach (var (name, value) in message.Facts)
        {
            Runs(json, ($"{name}: ", true), (PlainText.Lines(EventTexts.OneLine(value), LongestFact), false));
        }

        json.WriteEndArray();
        json.WriteStartArray("actions");
        json.WriteStartObject();
        json.WriteString("type", "Action.OpenUrl");
        json.WriteString("title", "Open");
        json.WriteString("url", message.Link);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Runs(Utf8JsonWriter json, params ReadOnlySpan<(string Text, bool IsBold)> runs)
    {
        json.WriteStartObject();
        json.WriteString("type", "RichTextBlock");
        json.WriteStartArray("inlines");
        foreach (var (text, isBold) in runs)
        {
            json.WriteStartObject();
            json.WriteString("type", "TextRun");
            json.WriteString("text", text);
            json.WriteString("weight", isBold ? "Bolder" : "Default");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
