namespace ReleaseOrchestration.Durable.Machines;

/// <summary>How the custom status of an instance says that its machine is set aside.</summary>
internal static class QuarantineStatus
{
    private const string Prefix = "quarantined: ";
    private const int MostReason = 1000;

    public static string Write(string reason) => Prefix + (reason.Length > MostReason ? reason[..MostReason] : reason);

    /// <summary>Why it is set aside; null when it is not.</summary>
    public static string? Read(string? status) =>
        status?.Trim('"') is { } text && text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : null;
}
