using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>What is left of a release that was purged: its id is not used again.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Runs">How many runs it had.</param>
/// <param name="By">Who purged it.</param>
/// <param name="At">When.</param>
/// <param name="KeptTrails">Whether its audit trails were kept.</param>
public sealed record PurgedRelease(string Id, int Runs, string By, DateTimeOffset At, bool KeptTrails)
{
    internal ApplicationError ToError() => new(
        ErrorCodes.Purged, 410, $"The release '{Id}' was purged by {By} at {At:yyyy-MM-dd HH:mm} UTC; its id is not used again.{(KeptTrails ? " Its audit trails can still be read and exported." : string.Empty)}");
}
