using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>Who is asked besides when an approval takes long.</summary>
public sealed record EscalationDefinition
{
    /// <summary>How long after the first were asked.</summary>
    public TimeSpan After { get; init; }

    /// <summary>Who may decide as well from then on.</summary>
    public ImmutableArray<string> To { get => field.IsDefault ? [] : field; init; }
}
