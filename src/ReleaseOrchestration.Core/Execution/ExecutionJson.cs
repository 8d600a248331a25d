using System.Text.Json;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>How starts, messages, snapshots and what machines produce are stored and sent.</summary>
public static class ExecutionJson
{
    /// <summary>A message as stored.</summary>
    public static byte[] Serialize(Message message) => JsonSerializer.SerializeToUtf8Bytes(message, ExecutionJsonContext.Default.Message);

    /// <summary>An envelope as stored.</summary>
    public static byte[] Serialize(Envelope envelope) => JsonSerializer.SerializeToUtf8Bytes(envelope, ExecutionJsonContext.Default.Envelope);

    /// <summary>A snapshot as stored; equal snapshots give equal bytes.</summary>
    public static byte[] Serialize(MachineSnapshot snapshot) => JsonSerializer.SerializeToUtf8Bytes(snapshot, ExecutionJsonContext.Default.MachineSnapshot);

    /// <summary>A command as stored.</summary>
    public static byte[] Serialize(Command command) => JsonSerializer.SerializeToUtf8Bytes(command, ExecutionJsonContext.Default.Command);

    /// <summary>An effect as stored.</summary>
    public static byte[] Serialize(Effect effect) => JsonSerializer.SerializeToUtf8Bytes(effect, ExecutionJsonContext.Default.Effect);

    /// <summary>A node as stored and shown.</summary>
    public static byte[] Serialize(NodeView view) => JsonSerializer.SerializeToUtf8Bytes(view, ExecutionJsonContext.Default.NodeView);

    /// <summary>A line of the list of releases as stored and shown.</summary>
    public static byte[] Serialize(ReleaseSummary view) => JsonSerializer.SerializeToUtf8Bytes(view, ExecutionJsonContext.Default.ReleaseSummary);

    /// <summary>A sign-off as stored and shown.</summary>
    public static byte[] Serialize(SignOffView view) => JsonSerializer.SerializeToUtf8Bytes(view, ExecutionJsonContext.Default.SignOffView);

    /// <summary>Reads a message; <see cref="JsonException"/> when it is none.</summary>
    public static Message Message(ReadOnlySpan<byte> json) => Required(JsonSerializer.Deserialize(json, ExecutionJsonContext.Default.Message));

    /// <summary>Reads an envelope; <see cref="JsonException"/> when it is none.</summary>
    public static Envelope Envelope(ReadOnlySpan<byte> json) => Required(JsonSerializer.Deserialize(json, ExecutionJsonContext.Default.Envelope));

    /// <summary>Reads a snapshot; <see cref="JsonException"/> when it is none.</summary>
    public static MachineSnapshot Snapshot(ReadOnlySpan<byte> json) => Required(JsonSerializer.Deserialize(json, ExecutionJsonContext.Default.MachineSnapshot));

    /// <summary>Reads an effect; <see cref="JsonException"/> when it is none.</summary>
    public static Effect Effect(ReadOnlySpan<byte> json) => Required(JsonSerializer.Deserialize(json, ExecutionJsonContext.Default.Effect));

    /// <summary>Reads a node; <see cref="JsonException"/> when it is none.</summary>
    public static NodeView Node(ReadOnlySpan<byte> json) => Required(JsonSerializer.Deserialize(json, ExecutionJsonContext.Default.NodeView));

    /// <summary>Reads a line of the list of releases; <see cref="JsonException"/> when it is none.</summary>
    public static ReleaseSummary Release(ReadOnlySpan<byte> json) => Required(JsonSerializer.Deserialize(json, ExecutionJsonContext.Default.ReleaseSummary));

    /// <summary>Reads a sign-off; <see cref="JsonException"/> when it is none.</summary>
    public static SignOffView SignOff(ReadOnlySpan<byte> json) => Required(JsonSerializer.Deserialize(json, ExecutionJsonContext.Default.SignOffView));

    private static T Required<T>(T? value)
        where T : class => value ?? throw new JsonException("null is not expected here.");
}
