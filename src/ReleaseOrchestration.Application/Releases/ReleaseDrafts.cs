using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>Makes new releases of what is asked for.</summary>
internal sealed class ReleaseDrafts(ReleaseIds ids, TimeProvider clock)
{
    public Result<ReleaseRecord> Make(CreateRelease request, Origin origin)
    {
        var id = request.Id ?? ids.Make(request.Name ?? request.Process, origin.Operation);
        if (!ReleaseIds.IsValid(id))
        {
            return new ApplicationError(
                ErrorCodes.InvalidValue, 422, $"'{id}' cannot be the id of a release: use up to {ReleaseIds.GreatestLength} letters, digits, '-' and '_', a letter or digit first.");
        }

        return Schedule(request).Failed(out var error, out var schedule) ? error : new ReleaseRecord
        {
            Id = id,
            Name = request.Name ?? request.Process,
            Version = request.Version,
            Process = request.Process,
            ProcessVersion = request.ProcessVersion,
            InputSet = request.InputSet ?? string.Empty,
            Inputs = request.Inputs,
            Group = request.Group ?? string.Empty,
            Tags = request.Tags,
            State = request.StartAt is null ? LaunchState.Draft : LaunchState.Scheduled,
            Schedule = schedule.At == default ? null : schedule,
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = origin.Actor,
            CreatedWith = origin.Operation ?? string.Empty,
        };
    }

    private Result<ReleaseSchedule> Schedule(CreateRelease request) => request.StartAt switch
    {
        null => new ReleaseSchedule(),
        _ when request.Start => new ApplicationError(ErrorCodes.InvalidValue, 422, "A release starts at once ('start') or at its time ('startAt'); give one of them."),
        { } at when at <= clock.GetUtcNow() => ScheduleErrors.Past("startAt", at, clock.GetUtcNow()),
        { } at => new ReleaseSchedule { At = at, Duration = request.Duration, AutoStart = request.AutoStart, ChangedAt = clock.GetUtcNow() },
    };
}
