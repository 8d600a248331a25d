using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes.Comparing;

/// <summary>What a definition holds, taken apart so that any two can be compared the same way.</summary>
internal abstract record Part
{
    /// <summary>As people read it.</summary>
    public abstract string Text { get; }

    /// <summary>A single value.</summary>
    /// <param name="Text">As people read it.</param>
    /// <param name="Exact">Tells values apart that read the same, such as a number and a text.</param>
    public sealed record Leaf(string Text, string Exact) : Part
    {
        public override string Text { get; } = Text;
    }

    /// <summary>Values without names.</summary>
    /// <param name="Values">In the order of the document.</param>
    /// <param name="IsOrdered">Whether another order means something else.</param>
    public sealed record Items(ImmutableArray<Leaf> Values, bool IsOrdered) : Part
    {
        public override string Text => string.Join(", ", Values.Select(value => value.Text));
    }

    /// <summary>Parts with names.</summary>
    /// <param name="Members">In the order of the document, or of their names.</param>
    /// <param name="IsOrdered">Whether people see another order.</param>
    /// <param name="IsMap">Whether it is there even without members, so that each member comes and goes by itself.</param>
    public sealed record Group(ImmutableArray<KeyValuePair<string, Part>> Members, bool IsOrdered = false, bool IsMap = false) : Part
    {
        public static Group Empty { get; } = new([], IsMap: true);

        public override string Text =>
            string.Join(", ", Members.Where(member => member.Value is not Leaf { Text: "false" }).Select(member => $"{member.Key} {member.Value.Text}"));

        public Part? Find(string name) => Members.FirstOrDefault(member => member.Key == name).Value;

        public Group Without(params ReadOnlySpan<string> names)
        {
            var left = Members.ToBuilder();
            foreach (var name in names)
            {
                left.RemoveAll(member => member.Key == name);
            }

            return this with { Members = left.ToImmutable() };
        }
    }
}
