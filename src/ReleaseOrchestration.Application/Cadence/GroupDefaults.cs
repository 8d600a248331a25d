using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Releases;

namespace ReleaseOrchestration.Application.Cadence;

/// <summary>Gives a new release what its group has and nobody gave.</summary>
public sealed class GroupDefaults(GroupStarts groups)
{
    /// <summary>The request with what comes from its group; or why it cannot be of that group.</summary>
    public async Task<Result<CreateRelease>> FillAsync(CreateRelease request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(request.Group))
        {
            return request.Process.Length > 0 ? request
                : new ApplicationError(ErrorCodes.InvalidValue, 422, "'process' is required: the id of the process to run; or 'group', whose process it is then.");
        }

        if (await groups.FindAsync(request.Group, cancellationToken) is not { } group)
        {
            return new ApplicationError(ErrorCodes.UnknownGroup, 422, $"There is no release group `{request.Group}`. Apply it first, or leave 'group' out.");
        }

        if (request.Process.Length > 0 && request.Process != group.Process.Id)
        {
            return new ApplicationError(
                ErrorCodes.UnknownGroup, 422, $"The release group `{group.Id}` is of the process `{group.Process.Id}`, not of `{request.Process}`. Leave 'process' out, or choose another group.");
        }

        return request with
        {
            Process = group.Process.Id,
            ProcessVersion = request.ProcessVersion ?? group.Process.Version,
            InputSet = request.InputSet ?? group.InputSet,
            Tags = request.Tags.IsEmpty ? group.Tags : request.Tags,
            Duration = request.Duration ?? group.Cadence?.Duration,
        };
    }
}
