using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Embedded.Errors;

#pragma warning disable CA1032 // A lock always has a folder and a holder; a message alone would lose them.

/// <summary>Another process owns the data folder.</summary>
public sealed class StoreLockedException : StartupException
{
    /// <summary>The stable code of this failure.</summary>
    public const string StableCode = "RO5002";

    internal StoreLockedException(string folder, int? holder, Exception? innerException)
        : base(StableCode, Describe(folder, holder), innerException) => (Folder, HolderProcessId) = (folder, holder);

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    /// <summary>The process that owns it; null when it did not say.</summary>
    public int? HolderProcessId { get; }

    private static string Describe(string folder, int? holder) =>
        $"The data folder '{folder}' is in use by {(holder is null ? "another process" : $"process {holder}")}; stop that process or choose another folder.";
}
