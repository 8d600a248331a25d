using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using ReleaseOrchestration.Application.SignOffs;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>Groups from the configuration: <c>Groups:&lt;name&gt;</c> is a list of users.</summary>
internal sealed class ConfiguredGroups(IConfiguration configuration) : IGroupDirectory
{
    public ImmutableArray<string> GroupsOf(string person) =>
    [
        .. configuration.GetSection("Groups").GetChildren()
            .Where(group => Members(group).Any(member => Persons.Parse(member) == person))
            .Select(group => group.Key),
    ];

    public ImmutableArray<string> MembersOf(string group) =>
        [.. configuration.GetSection("Groups").GetChildren().Where(section => section.Key == group).SelectMany(Members).Select(Persons.Parse).OfType<string>()];

    private static IEnumerable<string?> Members(IConfigurationSection group) =>
        group.Value is { } text ? text.Split(',', StringSplitOptions.TrimEntries) : group.GetChildren().Select(member => member.Value);
}
