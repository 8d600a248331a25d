using ReleaseOrchestration.Core.Notifications;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads notification rules and channels.</summary>
internal static class NotificationReader
{
    public static NotificationRuleDefinition Rule(ReadContext context, MapNode node)
    {
        var reader = new MapReader(context, node, "notificationRule", NotificationKeys.Rule);
        var id = reader.RequiredText("id");
        Needed(reader, "events");
        Needed(reader, "channels");
        return new NotificationRuleDefinition
        {
            Id = id,
            Name = reader.Text("name") ?? id,
            Description = reader.Text("description") ?? string.Empty,
            Disabled = reader.Flag("enabled") is false,
            Events = [.. reader.Texts("events").Select(kind => EventKinds.Find(kind) ?? kind)],
            Groups = reader.Texts("groups"),
            Processes = reader.Texts("processes"),
            Tags = reader.Texts("tags"),
            When = reader.Text("when") ?? string.Empty,
            Channels = reader.Texts("channels"),
            Subject = reader.Text("subject") ?? string.Empty,
            Text = reader.Text("text") ?? string.Empty,
        };
    }

    public static NotificationChannelDefinition Channel(ReadContext context, MapNode node)
    {
        var reader = new MapReader(context, node, "notificationChannel", NotificationKeys.Channel);
        var id = reader.RequiredText("id");
        reader.RequiredText("type");
        return new NotificationChannelDefinition
        {
            Id = id,
            Name = reader.Text("name") ?? id,
            Description = reader.Text("description") ?? string.Empty,
            Type = reader.Choice("type", Words.NotificationChannels) ?? NotificationChannelType.Webhook,
            Disabled = reader.Flag("enabled") is false,
            Url = reader.Text("url")?.Trim() ?? string.Empty,
            Secrets = reader.Texts("secrets"),
            AllowPrivate = reader.Flag("allow-private") ?? false,
            To = reader.Texts("to"),
            From = reader.Text("from")?.Trim() ?? string.Empty,
            Host = reader.Text("host")?.Trim() ?? string.Empty,
            Port = reader.Integer("port") ?? 0,
            Security = reader.Choice("security", Words.MailSecurities) ?? MailSecurity.StartTls,
            User = reader.Text("user") ?? string.Empty,
            Password = reader.Text("password") ?? string.Empty,
            SignedLinks = reader.Flag("signed-links") ?? false,
        };
    }

    private static void Needed(MapReader reader, string key)
    {
        if (reader.Texts(key).IsEmpty)
        {
            reader.Error(ProblemCodes.MissingKey, reader.Source, reader.Path, $"`{key}` is missing.", $"Add `{key}`, with at least one entry.");
        }
    }
}
