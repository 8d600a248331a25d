namespace ReleaseOrchestration.Application.Audit;

/// <summary>Where the request that is being answered comes from.</summary>
public interface ICallerAddress
{
    /// <summary>The network address of the caller; empty when there is no request.</summary>
    string Current { get; }
}
