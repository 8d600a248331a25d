namespace ReleaseOrchestration.Application.Definitions;

/// <summary>In which state a definition must be to be replaced.</summary>
/// <param name="IfMatch">The ETag that the newest version must have; null for any.</param>
/// <param name="MustNotExist">Whether there may be no version yet.</param>
public sealed record Precondition(string? IfMatch = null, bool MustNotExist = false)
{
    /// <summary>Any state.</summary>
    public static Precondition None { get; } = new();

    internal bool IsMetBy(DefinitionRecord? stored) =>
        MustNotExist ? stored is null : IfMatch is null || (stored is not null && (IfMatch == "*" || IfMatch.Split(',').Any(e => e.Trim() == stored.ETag)));
}
