using System.Globalization;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Expressions.Typing;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Notifications;

/// <summary>What the expressions of a notification rule see: the event and its release.</summary>
internal sealed class EventScope(NotificationEvent happened) : IExpressionScope
{
    private static readonly string[] Lists = ["kinds", "owners", "approvers", "processes", "tags"];

    /// <summary>The facts of an event.</summary>
    public static IReadOnlyList<string> Facts { get; } =
        ["kind", "kinds", "at", "path", "phase", "activity", "title", "before", "status", "outcome", "attempt", "run", "actor", "reason", "owners", "approvers", "due", "processes", "tags"];

    /// <summary>What is known of them before anything happens.</summary>
    public static ITypeScope Types { get; } = new EventTypes();

    public Lookup Find(Reference reference)
    {
        var value = reference.Kind switch
        {
            ReferenceKind.Event => happened.Fact(reference.Name),
            ReferenceKind.Release => ReleaseFact(reference.Name),
            _ => null,
        };
        return value is null ? Lookup.Missing($"a notification rule cannot read '{reference}'") : Lookup.Found(value);
    }

    private DataValue? ReleaseFact(string name) => name switch
    {
        "id" => DataValue.Of(happened.Release.Id),
        "name" => DataValue.Of(happened.Release.Name),
        "version" => DataValue.Of(happened.Release.Version),
        "group" => DataValue.Of(happened.Release.Group),
        "startedBy" => DataValue.Of(happened.Release.StartedBy),
        "startedAt" => DataValue.Of(happened.Release.StartedAt.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture)),
        _ => null,
    };

    private sealed class EventTypes : ITypeScope
    {
        public StaticType Find(Reference reference) => reference.Kind == ReferenceKind.Event
            ? reference.Name switch
            {
                "attempt" or "run" => StaticType.Number,
                var name when Lists.Contains(name, StringComparer.Ordinal) => new StaticType(Kinds.List) { Items = StaticType.Text },
                _ => StaticType.Text,
            }
            : StaticType.Text;
    }
}
