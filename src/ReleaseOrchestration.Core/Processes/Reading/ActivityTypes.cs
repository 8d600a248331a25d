using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>The type of an activity, and what an activity without one probably is.</summary>
internal static class ActivityTypes
{
    private static readonly (string Keys, ActivityType Type)[] Telling =
    [
        ("pipeline data", ActivityType.Automated),
        ("process", ActivityType.Subprocess),
        ("duration until", ActivityType.Wait),
        ("tasks approval fields approval-type approvers required-approvals", ActivityType.Manual),
    ];

    /// <summary>The type that is written, else the one whose keys are there.</summary>
    public static ActivityType Read(MapReader reader)
    {
        if (reader.Has("type") && reader.Find("type") is not null)
        {
            return reader.Choice("type", Words.ActivityTypes) ?? ActivityType.Manual;
        }

        foreach (var (keys, type) in Telling)
        {
            if (keys.Split(' ').Any(reader.Has))
            {
                return type;
            }
        }

        reader.Error(
            ProblemCodes.MissingType, reader.Source, reader.Path, "The activity does not say what carries it out.", "Add `type`: automated, manual, subprocess or wait.");
        return ActivityType.Manual;
    }
}
