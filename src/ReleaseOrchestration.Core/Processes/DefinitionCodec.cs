using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ReleaseOrchestration.Core.Processes.Serialization;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>The stored form of definitions: canonical JSON, so that equal definitions have equal bytes and one content hash.</summary>
public static class DefinitionCodec
{
    /// <summary>The bytes of a process.</summary>
    public static byte[] Serialize(ProcessDefinition process) => Write(process);

    /// <summary>The bytes of an Activity Store entry.</summary>
    public static byte[] Serialize(StoreEntry entry) => Write(entry);

    /// <summary>The bytes of an input set.</summary>
    public static byte[] Serialize(InputSetDefinition inputSet) => Write(inputSet);

    /// <summary>The bytes of a connector.</summary>
    public static byte[] Serialize(ConnectorDefinition connector) => Write(connector);

    /// <summary>The bytes of a freeze.</summary>
    public static byte[] Serialize(FreezeDefinition freeze) => Write(freeze);

    /// <summary>The bytes of a release group.</summary>
    public static byte[] Serialize(ReleaseGroupDefinition group) => Write(group);

    /// <summary>The bytes of a notification rule.</summary>
    public static byte[] Serialize(NotificationRuleDefinition rule) => Write(rule);

    /// <summary>The bytes of a notification channel.</summary>
    public static byte[] Serialize(NotificationChannelDefinition channel) => Write(channel);

    /// <summary>A process from its bytes; <see cref="JsonException"/> when they are none.</summary>
    public static ProcessDefinition Deserialize(ReadOnlySpan<byte> bytes) => Read<ProcessDefinition>(bytes);

    /// <summary>An Activity Store entry from its bytes; <see cref="JsonException"/> when they are none.</summary>
    public static StoreEntry DeserializeStoreEntry(ReadOnlySpan<byte> bytes) => Read<StoreEntry>(bytes);

    /// <summary>An input set from its bytes; <see cref="JsonException"/> when they are none.</summary>
    public static InputSetDefinition DeserializeInputSet(ReadOnlySpan<byte> bytes) => Read<InputSetDefinition>(bytes);

    /// <summary>A connector from its bytes; <see cref="JsonException"/> when they are none.</summary>
    public static ConnectorDefinition DeserializeConnector(ReadOnlySpan<byte> bytes) => Read<ConnectorDefinition>(bytes);

    /// <summary>A freeze from its bytes; <see cref="JsonException"/> when they are none.</summary>
    public static FreezeDefinition DeserializeFreeze(ReadOnlySpan<byte> bytes) => Read<FreezeDefinition>(bytes);

    /// <summary>A release group from its bytes; <see cref="JsonException"/> when they are none.</summary>
    public static ReleaseGroupDefinition DeserializeReleaseGroup(ReadOnlySpan<byte> bytes) => Read<ReleaseGroupDefinition>(bytes);

    /// <summary>A notification rule from its bytes; <see cref="JsonException"/> when they are none.</summary>
    public static NotificationRuleDefinition DeserializeNotificationRule(ReadOnlySpan<byte> bytes) => Read<NotificationRuleDefinition>(bytes);

    /// <summary>A notification channel from its bytes; <see cref="JsonException"/> when they are none.</summary>
    public static NotificationChannelDefinition DeserializeNotificationChannel(ReadOnlySpan<byte> bytes) => Read<NotificationChannelDefinition>(bytes);

    /// <summary>The content hash of stored bytes: SHA-256, lower-case hex.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, TypeInfo<T>());

    private static T Read<T>(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, TypeInfo<T>()) ?? throw new JsonException("A definition is never null.");

    private static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)CanonicalJson.Options.GetTypeInfo(typeof(T));
}
