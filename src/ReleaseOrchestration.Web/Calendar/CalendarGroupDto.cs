using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Web.Calendar;

/// <summary>A release group as a calendar shows it.</summary>
internal sealed record CalendarGroupDto(string Id, string Name, string Colour, string Type, string Process)
{
    public static CalendarGroupDto Of(ReleaseGroupDefinition group) => new(group.Id, group.Name.Length > 0 ? group.Name : group.Id, group.Colour, group.Type, group.Process.Id);
}
