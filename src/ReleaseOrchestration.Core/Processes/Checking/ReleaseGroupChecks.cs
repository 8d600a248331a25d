using ReleaseOrchestration.Core.Calendar;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>What can be wrong with a release group on its own.</summary>
internal sealed class ReleaseGroupChecks(CheckContext context)
{
    private const string Root = "releaseGroup";

    public void Check(ReleaseGroupDefinition group)
    {
        var ids = new IdChecks(context);
        ids.One(group.Id, Root, "id", isNode: false);
        ids.One(group.Type, Root, "type", isNode: false);
        if (group.InputSet.Length > 0)
        {
            ids.One(group.InputSet, Root, "input-set", isNode: false);
        }

        new ApprovalChecks(context).People(group.Approvers, $"{Root}.approvers");
        if (group.VersionPattern.Length > 0 && !VersionPattern.IsBump(group.VersionPattern))
        {
            Pattern(group.VersionPattern, $"{Root}.version-pattern");
        }

        if (group.Cadence is { } cadence)
        {
            new CadenceChecks(context, $"{Root}.cadence").Check(cadence);
        }
        else if (group.AutoExecute)
        {
            context.Warning(
                ProblemCodes.IneffectiveGroup, $"{Root}.auto-execute", "Without a cadence no release has a time at which it would start by itself.", "Add a `cadence`, or remove `auto-execute`.");
        }
    }

    private void Pattern(string pattern, string path)
    {
        var fix = $"Write placeholders such as {string.Join(", ", VersionPattern.Placeholders.Select(name => $"`{{{name}}}`"))}, or one of {string.Join(", ", VersionPattern.Bumps)}.";
        if (VersionPattern.Names(pattern) is not { } names)
        {
            Wrong(path, $"The braces of `{pattern}` do not enclose placeholders.", fix);
        }
        else if (names.FirstOrDefault(name => !VersionPattern.Placeholders.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            Wrong(path, $"There is no placeholder `{{{unknown}}}`.", context.Suggest(unknown, VersionPattern.Placeholders, fix));
        }
        else if (!VersionPattern.HasOnlyVersionCharacters(pattern))
        {
            Wrong(path, $"`{pattern}` gives no version.", "Use letters, digits, `.`, `-`, `_` and `+` around the placeholders, at most 100, and begin with a letter, a digit or a placeholder.");
        }
        else if (names.Count == 0)
        {
            Wrong(path, $"`{pattern}` gives every release the same version.", fix);
        }
    }

    private void Wrong(string path, string message, string fix) => context.Error(ProblemCodes.InvalidVersionPattern, path, message, fix);
}
