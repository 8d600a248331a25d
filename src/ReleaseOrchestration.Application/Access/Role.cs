namespace ReleaseOrchestration.Application.Access;

/// <summary>What somebody may do. Every role lets its holder read, and an admin may do everything; otherwise none holds another.</summary>
public enum Role
{
    /// <summary>Reads everything.</summary>
    Viewer,

    /// <summary>Creates, starts and steers releases.</summary>
    Operator,

    /// <summary>Answers what releases ask of people: sign-offs, tasks, fields.</summary>
    Approver,

    /// <summary>Writes definitions.</summary>
    Author,

    /// <summary>Everything, API keys and the trail of the server included. Four-eyes rules hold all the same.</summary>
    Admin,
}
