namespace ReleaseOrchestration.Core.Processes;

/// <summary>The automatic retry of an activity.</summary>
public sealed record RetryDefinition
{
    /// <summary>How many attempts in all, the first included.</summary>
    public int Attempts { get; init; }

    /// <summary>The pause before the second attempt.</summary>
    public TimeSpan Backoff { get; init; }

    /// <summary>By what each further pause grows.</summary>
    public double Factor { get; init; }

    /// <summary>The longest pause.</summary>
    public TimeSpan? Max { get; init; }
}
