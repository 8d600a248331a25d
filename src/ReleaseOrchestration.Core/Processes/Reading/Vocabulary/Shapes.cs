namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The shapes that most keys have.</summary>
internal static class Shapes
{
    public static readonly ValueShape Anything = new ValueShape.Anything();
    public static readonly ValueShape Scalar = new ValueShape.Scalar();
    public static readonly ValueShape Scalars = new ValueShape.OneOrMore(Scalar);
    public static readonly ValueShape Flag = new ValueShape.Flag();
    public static readonly ValueShape Number = new ValueShape.Number();
    public static readonly ValueShape Integer = new ValueShape.Number(IsWhole: true);
    public static readonly ValueShape Id = new ValueShape.Text(TextForms.Id);
    public static readonly ValueShape NodeId = new ValueShape.Text(TextForms.NodeId);
    public static readonly ValueShape Reference = new ValueShape.Text(TextForms.Reference);
    public static readonly ValueShape Duration = new ValueShape.Text(TextForms.Duration);
    public static readonly ValueShape Moment = new ValueShape.Text(TextForms.Moment);

    /// <summary>Named values: a map, or a list of entries with name and value.</summary>
    public static readonly ValueShape NamedValues = new ValueShape.Either(new ValueShape.MapOf(Anything), new ValueShape.ListOf(new ValueShape.Keys(NamedValueKeys.NamedValue)));
}
