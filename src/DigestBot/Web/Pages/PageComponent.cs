using Microsoft.AspNetCore.Components;

namespace DigestBot.Web.Pages;

/// <summary>A page gets all it shows from its endpoint: components only draw.</summary>
/// <remarks>Razor makes components public, and with them the types of their parameters.</remarks>
public abstract class PageComponent<TModel> : ComponentBase
{
    [Parameter, EditorRequired] public PageContext Page { get; set; } = default!;

    [Parameter, EditorRequired] public TModel Model { get; set; } = default!;
}
