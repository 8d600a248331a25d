using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>The answer to a signal.</summary>
public sealed record SignalReply
{
    /// <summary>Whether it was done.</summary>
    public bool Accepted { get; init; }

    /// <summary>For a refusal: a stable code, RO3xxx.</summary>
    public string Code { get => field ?? string.Empty; init; }

    /// <summary>As HTTP has it: 202, 403, 404, 409, 422.</summary>
    public int Status { get; init; }

    /// <summary>What was done, or why not and what to do.</summary>
    public string Message { get => field ?? string.Empty; init; }

    /// <summary>Single problems, where there are several.</summary>
    public ImmutableArray<string> Details { get => field.IsDefault ? [] : field; init; }
}
