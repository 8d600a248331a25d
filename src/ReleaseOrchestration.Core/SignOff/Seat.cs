using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.SignOff;

/// <summary>Reads entries of <c>approvers</c>: <c>user:id</c>, <c>group:id</c>, or the name of a group alone.</summary>
internal static class Seat
{
    private const string User = "user:";
    private const string Group = "group:";

    public static bool IsPersonal(string seat) => seat.StartsWith(User, StringComparison.Ordinal);

    public static bool IsOf(string seat, string person) => IsPersonal(seat) && PersonOf(seat) == PersonOf(person);

    public static bool Fits(string seat, string person, ImmutableArray<string> groups)
    {
        if (IsPersonal(seat))
        {
            return IsOf(seat, person);
        }

        var wanted = GroupOf(seat);
        return !groups.IsDefault && groups.Any(g => GroupOf(g) == wanted);
    }

    public static bool FitsAny(ImmutableArray<string> seats, Approval approval) => seats.Any(s => Fits(s, approval.Person, approval.Groups));

    public static string PersonOf(string person) => person.StartsWith(User, StringComparison.Ordinal) ? person[User.Length..] : person;

    private static string GroupOf(string group) => group.StartsWith(Group, StringComparison.Ordinal) ? group[Group.Length..] : group;
}
