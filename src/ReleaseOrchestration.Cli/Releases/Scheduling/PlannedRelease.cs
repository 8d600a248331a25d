using System.Globalization;

namespace ReleaseOrchestration.Cli.Releases.Scheduling;

/// <summary>A release that has not started, as the server shows it.</summary>
internal sealed record PlannedRelease
{
    public string Id { get => field ?? string.Empty; init; }

    public string Status { get => field ?? string.Empty; init; }

    public string Reason { get => field ?? string.Empty; init; }

    public string ApprovedBy { get => field ?? string.Empty; init; }

    public PlannedTime? Schedule { get; init; }

    public string Line()
    {
        var when = Schedule is { } schedule
            ? string.Create(CultureInfo.InvariantCulture, $"  {schedule.At:yyyy-MM-dd HH:mm zzz}{(schedule.AutoStart ? ", starts by itself" : ", somebody starts it")}")
            : string.Empty;
        return $"{Id}  {Status}{when}{(ApprovedBy.Length > 0 ? $", approved by {ApprovedBy}" : string.Empty)}{(Reason.Length > 0 ? $"  {Reason}" : string.Empty)}";
    }
}
