namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>Parses the paths that read something, in any of their spellings, into one canonical reference.</summary>
internal sealed class PathParser(TokenReader reader)
{
    public const string Gate = "gate";

    private const string Outputs = "outputs";
    private static readonly string[] Facts = ["id", "name", "version", "startedAt", "group", "startedBy"];

    /// <summary>The node of the path whose first name was just taken; null when the text cannot be understood.</summary>
    public Node? Parse(Token root)
    {
        var reference = root.Value switch
        {
            "inputs" => Named(root, ReferenceKind.Input),
            "releaseInput" => ReleaseInput(root),
            "global" => Named(root, ReferenceKind.GlobalInput),
            "activityInput" => Named(root, ReferenceKind.ActivityInput),
            "variables" => Named(root, ReferenceKind.Variable),
            "release" => Fact(root),
            "event" => Named(root, ReferenceKind.Event),
            "pipeline" => Returned(root, ReferenceKind.PipelineOutput),
            "subprocess" => Returned(root, ReferenceKind.SubprocessOutput),
            "process" or "phase" => NodePath(root),
            Gate => GatePath(root),
            _ => PathProblems.UnknownRoot(reader, root),
        };
        if (reader.Failed)
        {
            return null;
        }

        if (reference is null)
        {
            return new LiteralNode(root.Start, reader.LastEnd, Values.DataValue.Null);
        }

        reader.Uses.Add(new ReferenceUse(reference, Guarded: false, root.Start));
        return new ReferenceNode(root.Start, reader.LastEnd, reference);
    }

    private Reference? Named(Token root, ReferenceKind kind, string after = "") =>
        Segment(root, $"{root.Value}{after}.NAME") is { } name ? new Reference(kind, string.Empty, name) : null;

    private Reference? ReleaseInput(Token root)
    {
        var name = Segment(root, "releaseInput.global.NAME or releaseInput.NAME");
        return name switch
        {
            null => null,
            "global" => Named(root, ReferenceKind.GlobalInput, ".global"),
            "phase" => Named(root, ReferenceKind.PhaseInput, ".phase"),
            _ => new Reference(ReferenceKind.Input, string.Empty, name),
        };
    }

    private Reference? Fact(Token root)
    {
        var name = Segment(root, "release.version");
        if (name is null || Facts.Contains(name))
        {
            return name is null ? null : new Reference(ReferenceKind.Release, string.Empty, name);
        }

        reader.Report(ExpressionCodes.InvalidPath, $"A release has no '{name}'.", root.Start, Spelling.DidYouMean(name, Facts, "It has "));
        return null;
    }

    private Reference? Returned(Token root, ReferenceKind kind)
    {
        var wanted = $"{root.Value}.outputs.NAME";
        var word = Segment(root, wanted);
        if (word is null or Outputs or "output")
        {
            return word is null ? null : Named(root, kind, ".outputs");
        }

        reader.Report(
            ExpressionCodes.InvalidPath,
            $"Of a {root.Value} only its outputs can be read, not '{word}'.",
            root.Start,
            kind == ReferenceKind.SubprocessOutput ? $"Write subprocess.outputs.{word}." : "Make it an output of the pipeline and write pipeline.outputs.NAME.");
        return null;
    }

    private Reference? NodePath(Token root)
    {
        if (Id(root, "a phase", root.Value) is not { } phase)
        {
            return null;
        }

        var path = $"{root.Value}.{phase}";
        var word = Segment(root, Readable(path));
        if (word is null || IsReadable(word))
        {
            return word is null ? null : Read(root, phase, word, path);
        }

        var activity = word == "activity" ? Id(root, "an activity", path + ".activity") : CheckId(root, "an activity", word);
        if (activity is null)
        {
            return null;
        }

        path = $"{path}.{word}{(word == "activity" ? "." + activity : string.Empty)}";
        return Segment(root, Readable(path)) is { } last ? Read(root, $"{phase}.{activity}", last, path) : null;
    }

    private Reference? Read(Token root, string node, string word, string path)
    {
        switch (word)
        {
            case "status":
                return new Reference(ReferenceKind.Status, node, string.Empty);
            case "outcome":
                return new Reference(ReferenceKind.Outcome, node, string.Empty);
            case "output" or Outputs:
                return Segment(root, $"{path}.{word}.NAME") is { } name ? new Reference(ReferenceKind.Output, node, name) : null;
            default:
                reader.Report(ExpressionCodes.InvalidPath, $"'{word}' cannot be read of '{path}'.", root.Start, $"Write {path}.output.{word}, {path}.status or {path}.outcome.");
                        return null;
        }
    }

    private Reference? GatePath(Token root)
    {
        if (!reader.Accept(TokenKind.OpenParenthesis) || reader.Current.Kind != TokenKind.Text)
        {
            reader.Fail(ExpressionCodes.ComputedPath, "'gate' takes the path of a gate as a text.", root.Start, PathProblems.GateForm);
            return null;
        }

        var path = reader.Take().Value;
        if (!reader.Accept(TokenKind.CloseParenthesis))
        {
            reader.Fail(ExpressionCodes.ComputedPath, "'gate' takes one text and nothing else.", root.Start, PathProblems.GateForm);
            return null;
        }

        var word = Segment(root, $"gate('{path}').outcome");
        if (word is null)
        {
            return null;
        }

        if (!PathProblems.IsGate(path) || word is not ("outcome" or "status"))
        {
            reader.Report(ExpressionCodes.InvalidPath, PathProblems.IsGate(path) ? $"A gate has no '{word}'." : $"'{Conversion.Shorten(path)}' is no path of a gate.", root.Start, PathProblems.GateForm);
            return null;
        }

        return new Reference(word == "status" ? ReferenceKind.Status : ReferenceKind.Outcome, path, string.Empty);
    }

    /// <summary>The next name of the path, after a dot or as a text in brackets; null with a problem when there is none.</summary>
    private string? Segment(Token root, string wanted)
    {
        if (reader.Accept(TokenKind.OpenBracket))
        {
            return Bracketed(root, wanted);
        }

        if (!reader.Accept(TokenKind.Dot))
        {
            reader.Report(ExpressionCodes.InvalidPath, $"The path that starts with '{root.Value}' ends too early.", root.Start, $"Write {wanted}.");
            return null;
        }

        if (reader.Current.Kind != TokenKind.Name)
        {
            reader.FailHere("a name", $"Write {wanted}.");
            return null;
        }

        var name = reader.Take();
        if (reader.Current.Kind != TokenKind.OpenParenthesis)
        {
            return name.Value;
        }

        reader.Fail(ExpressionCodes.InvalidPath, $"'{name.Value}' is called before the path that starts with '{root.Value}' is complete.", name.Start, $"Write {wanted}.{name.Value}(…).");
        return null;
    }

    private string? Bracketed(Token root, string wanted)
    {
        if (reader.Current.Kind == TokenKind.Text)
        {
            var name = reader.Take().Value;
            if (reader.Accept(TokenKind.CloseBracket))
            {
                return name;
            }
        }

        reader.Fail(ExpressionCodes.ComputedPath, $"The path that starts with '{root.Value}' has a computed part, so it cannot be checked before it runs.", root.Start, $"Write {wanted}.");
        return null;
    }

    private string? Id(Token root, string what, string before) =>
        Segment(root, $"{before}.ID") is { } id ? CheckId(root, what, id) : null;

    private string? CheckId(Token root, string what, string id)
    {
        if (Names.IsId(id) && !PathProblems.IsReserved(id))
        {
            return id;
        }

        reader.Report(ExpressionCodes.InvalidPath, $"'{Conversion.Shorten(id)}' stands where the id of {what} should stand.", root.Start, "Write process.<phase>.<activity>.output.<name> or process.<phase>.output.<name>.");
        return null;
    }

    private static bool IsReadable(string word) => word is "output" or Outputs or "status" or "outcome";

    private static string Readable(string path) => $"{path}.output.NAME, {path}.status or {path}.outcome";
}
