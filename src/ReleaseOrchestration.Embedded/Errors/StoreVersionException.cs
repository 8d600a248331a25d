using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Embedded.Errors;

#pragma warning disable CA1032 // The versions are what the failure is about.

/// <summary>The store was written by a newer release of the product.</summary>
public sealed class StoreVersionException : StartupException
{
    /// <summary>The stable code of this failure.</summary>
    public const string StableCode = "RO5003";

    internal StoreVersionException(string folder, int found, int known)
        : base(StableCode, $"The store in '{folder}' has schema version {found}, but this release of the product knows versions up to {known}; "
            + "run the newer release, or restore the backup that it made before its upgrade.") => (Found, Known) = (found, known);

    /// <summary>The version of the store.</summary>
    public int Found { get; }

    /// <summary>The newest version that this release knows.</summary>
    public int Known { get; }
}
