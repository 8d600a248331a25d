namespace ReleaseOrchestration.Application.SignOffs;

/// <summary>Where people and pipelines reach this server.</summary>
public interface IPublicAddress
{
    /// <summary>The address to put before a path that begins with a slash; without one at its end.</summary>
    string BaseUrl { get; }
}
