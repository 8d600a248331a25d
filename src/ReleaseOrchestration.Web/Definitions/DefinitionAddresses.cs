using ReleaseOrchestration.Application.Definitions;

namespace ReleaseOrchestration.Web.Definitions;

/// <summary>Where each kind of definition is served.</summary>
internal static class DefinitionAddresses
{
    public static string Segment(DefinitionKind kind) => kind switch
    {
        DefinitionKind.Process => "processes",
        DefinitionKind.Activity => "activities-store",
        DefinitionKind.InputSet => "input-sets",
        DefinitionKind.Freeze => "freezes",
        DefinitionKind.ReleaseGroup => "release-groups",
        DefinitionKind.NotificationRule => "notification-rules",
        DefinitionKind.NotificationChannel => "notification-channels",
        _ => "connectors",
    };
}
