namespace ReleaseOrchestration.Core.Expressions.Typing;

/// <summary>The kinds that a value may have, as far as they are known before anything runs.</summary>
[Flags]
internal enum Kinds
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Number = 4,
    Text = 8,
    List = 16,
    Map = 32,
    Secret = 64,
    Any = Null | Boolean | Number | Text | List | Map | Secret,
}
