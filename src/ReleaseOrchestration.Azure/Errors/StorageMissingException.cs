using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Azure.Errors;

#pragma warning disable CA1032 // It is always about one table.

/// <summary>A table of the storage account is not there.</summary>
public sealed class StorageMissingException : ReleaseOrchestrationException
{
    /// <summary>The stable code of this failure.</summary>
    public const string StableCode = "RO5006";

    internal StorageMissingException(string table, Exception innerException)
        : base(
            StableCode,
            $"The table '{table}' is not in the storage account. Start the app once with the right to make tables, or make it yourself: `az storage table create --name {table} --auth-mode login`. "
            + "If it was there before, check Azure:Storage:Prefix and the account first.",
            innerException)
    {
    }
}
