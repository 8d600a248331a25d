namespace ReleaseOrchestration.Cli.Hosting;

/// <summary>What scripts may rely on; <c>docs/cli.md</c> tells the same.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>A document is not valid, there is a difference, a scenario did not come as expected, an audit trail is broken, or a watched release did not end Succeeded.</summary>
    public const int Failed = 1;

    public const int Usage = 2;

    public const int Refused = 3;

    public const int Unreachable = 4;

    /// <summary>As shells have it for Ctrl+C.</summary>
    public const int Interrupted = 130;
}
