using ReleaseOrchestration.Application.Access;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>A role that somebody has, and for which releases.</summary>
internal sealed record GrantDto(string Role, string[]? Tags, string[]? Environments, string[]? Processes)
{
    public static GrantDto Of(Grant grant) => new(
        grant.Role.ToString().ToLowerInvariant(),
        grant.Tags.IsEmpty ? null : [.. grant.Tags],
        grant.Environments.IsEmpty ? null : [.. grant.Environments],
        grant.Processes.IsEmpty ? null : [.. grant.Processes]);
}
