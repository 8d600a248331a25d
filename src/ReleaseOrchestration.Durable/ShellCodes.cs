namespace ReleaseOrchestration.Durable;

/// <summary>Stable codes of what goes wrong in the shell.</summary>
internal static class ShellCodes
{
    /// <summary>A machine is set aside.</summary>
    public const string Quarantined = "RO5001";

    /// <summary>An effect was given up after its last try.</summary>
    public const string EffectGivenUp = "RO5005";

    /// <summary>An instance ended in a way that is a defect.</summary>
    public const string BrokenInstance = "RO5020";
}
