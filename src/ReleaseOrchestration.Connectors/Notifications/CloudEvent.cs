using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using ReleaseOrchestration.Application.Notifications;

namespace ReleaseOrchestration.Connectors.Notifications;

/// <summary>Writes CloudEvents 1.0 in the structured JSON form. Names are only ever added.</summary>
internal static class CloudEvent
{
    private const string TypePrefix = "releaseorchestration.";

    /// <summary>The bytes of an event; the same whenever it is written.</summary>
    public static byte[] Write(OutgoingMessage message, string source)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            var happened = message.Event;
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", happened.Id);
            json.WriteString("source", source);
            json.WriteString("type", TypePrefix + happened.Kind);
            json.WriteString("subject", happened.Path.Length == 0 ? happened.Release.Id : $"{happened.Release.Id}/{happened.Path}");
            json.WriteString("time", happened.At.ToUniversalTime());
            json.WriteString("datacontenttype", "application/json");
            json.WritePropertyName("data");
            Data(json, message);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void Data(Utf8JsonWriter json, OutgoingMessage message)
    {
        var happened = message.Event;
        json.WriteStartObject();
        Strings(json, "kinds", happened.Kinds);
        json.WriteString("rule", message.Rule);
        json.WriteString("summary", message.Subject);
        Optional(json, "text", message.Text);
        json.WritePropertyName("release");
        Release(json, message);
        Optional(json, "path", happened.Path);
        Optional(json, "title", happened.Title);
        Optional(json, "before", happened.Before);
        Optional(json, "status", happened.Status);
        Optional(json, "outcome", happened.Outcome);
        if (happened.Attempt > 0)
        {
            json.WriteNumber("attempt", happened.Attempt);
        }

        Optional(json, "actor", happened.Actor);
        Optional(json, "reason", happened.Reason);
        Strings(json, "owners", happened.Owners);
        Strings(json, "approvers", happened.Approvers);
        if (happened.Due is { } due)
        {
            json.WriteString("due", due.ToUniversalTime());
        }

        json.WriteString("link", message.Link);
        json.WriteEndObject();
    }

    private static void Release(Utf8JsonWriter json, OutgoingMessage message)
    {
        var release = message.Event.Release;
        json.WriteStartObject();
        json.WriteString("id", release.Id);
        json.WriteString("name", release.Name);
        json.WriteString("version", release.Version);
        Optional(json, "group", release.Group);
        json.WriteNumber("run", message.Event.Run);
        Strings(json, "processes", release.Processes);
        Strings(json, "tags", release.Tags);
        json.WriteString("startedBy", release.StartedBy);
        json.WriteString("startedAt", release.StartedAt.ToUniversalTime());
        json.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
        {
            json.WriteString(name, value);
        }
    }

    private static void Strings(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
