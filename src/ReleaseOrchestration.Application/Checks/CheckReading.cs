namespace ReleaseOrchestration.Application.Checks;

/// <summary>What a request for a check is worth, and what it asks.</summary>
public sealed class CheckReading
{
    /// <summary>Why it does not count; empty when it does. Whoever sent it is not told.</summary>
    public string Doubt { get; init; } = string.Empty;

    /// <summary>Why a genuine request cannot be read; empty when it can.</summary>
    public string Problem { get; init; } = string.Empty;

    /// <summary>Where the answer goes; null where there is a doubt or a problem.</summary>
    public CheckAddress? Address { get; init; }

    /// <summary>What the answer is authorized with. This is no record, so that no text about it shows it.</summary>
    public string Token { get; init; } = string.Empty;
}
