using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Application.SignOffs;

/// <summary>The keys that sign links and callback addresses.</summary>
public interface ISigningKeys
{
    /// <summary>The ring as it is now.</summary>
    SigningKeyRing Ring { get; }
}
