using System.Text;

namespace ReleaseOrchestration.Core.Expressions;

/// <summary>One thing that an expression reads, whichever way it was spelled.</summary>
/// <param name="Kind">What is read.</param>
/// <param name="Node">The canonical path of the node that is read: <c>build</c>, <c>build.build_a</c>, <c>build.@entry.go</c>; empty where there is none.</param>
/// <param name="Name">The name of the input, variable, output or fact of the release; empty for a status and an outcome.</param>
public sealed record Reference(ReferenceKind Kind, string Node, string Name)
{
    /// <summary>The canonical spelling, which parses to this reference again: <c>process.build.build_a.output.ARTIFACT</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        switch (Kind)
        {
            case ReferenceKind.Output:
                AppendNode(text);
                return AppendName(text.Append(".output"), Name).ToString();
            case ReferenceKind.Status:
                AppendNode(text);
                return text.Append(".status").ToString();
            case ReferenceKind.Outcome:
                AppendNode(text);
                return text.Append(".outcome").ToString();
            default:
                return AppendName(text.Append(Root), Name).ToString();
        }
    }

    private string Root => Kind switch
    {
        ReferenceKind.Input => "inputs",
        ReferenceKind.GlobalInput => "releaseInput.global",
        ReferenceKind.PhaseInput => "releaseInput.phase",
        ReferenceKind.ActivityInput => "activityInput",
        ReferenceKind.Variable => "variables",
        ReferenceKind.Release => "release",
        ReferenceKind.PipelineOutput => "pipeline.outputs",
        ReferenceKind.Event => "event",
        _ => "subprocess.outputs",
    };

    private void AppendNode(StringBuilder text)
    {
        if (Node.Contains('@', StringComparison.Ordinal))
        {
            text.Append("gate('").Append(Node).Append("')");
            return;
        }

        text.Append("process");
        foreach (var id in Node.Split('.'))
        {
            AppendName(text, id);
        }
    }

    private static StringBuilder AppendName(StringBuilder text, string name) =>
        Names.IsPlain(name) ? text.Append('.').Append(name) : text.Append('[').Append(Names.Quote(name)).Append(']');
}
