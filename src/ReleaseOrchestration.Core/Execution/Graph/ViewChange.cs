namespace ReleaseOrchestration.Core.Execution;

/// <summary>Whether a view shows anything new; one that does not is not written again.</summary>
internal static class ViewChange
{
    public static bool Differs(NodeView before, NodeView after) => !ExecutionJson.Serialize(before).AsSpan().SequenceEqual(ExecutionJson.Serialize(after));

    public static bool Differs(SignOffView before, SignOffView after) => !ExecutionJson.Serialize(before).AsSpan().SequenceEqual(ExecutionJson.Serialize(after));
}
