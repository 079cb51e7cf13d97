; The one question that the Windows installer asks beside its folder: is there to be an icon on the desktop? Without an
; answer there is none. A silent installation (/S) makes it with /DESKTOP_ICON. electron-builder includes this file; it
; calls the macros by their names and defines appExe, newDesktopLink, isUpdated, SHORTCUT_NAME, APP_ID, APP_DESCRIPTION.

!include nsDialogs.nsh
!include LogicLib.nsh
!include FileFunc.nsh

!macro customHeader
  ; At the end of the script, where the languages are known.
  !ifndef BUILD_UNINSTALLER
    LangString desktopIconTitle 1033 "Icon"
    LangString desktopIconSubtitle 1033 "How the program is started."
    LangString desktopIconChoice 1033 "Create an icon on the &desktop"
    LangString desktopIconStart 1033 "It is in the Start menu in any case."
    LangString desktopIconTitle 1049 "Значок"
    LangString desktopIconSubtitle 1049 "Как запускать программу."
    LangString desktopIconChoice 1049 "Создать значок на &рабочем столе"
    LangString desktopIconStart 1049 "В меню «Пуск» он будет в любом случае."
  !endif
!macroend

!ifndef BUILD_UNINSTALLER
  Var desktopIconBox
  Var desktopIconChosen

  !macro customPageAfterChangeDir
    Page custom showDesktopIconPage leaveDesktopIconPage

    Function showDesktopIconPage
      ; An update leaves the icon as it is.
      ${If} ${isUpdated}
        Abort
      ${EndIf}
      !insertmacro MUI_HEADER_TEXT "$(desktopIconTitle)" "$(desktopIconSubtitle)"
      nsDialogs::Create 1018
      Pop $0
      ${If} $0 == error
        Abort
      ${EndIf}
      ${NSD_CreateCheckbox} 0 0 100% 12u "$(desktopIconChoice)"
      Pop $desktopIconBox
      ${If} $desktopIconChosen == ${BST_CHECKED}
        ${NSD_Check} $desktopIconBox
      ${EndIf}
      ${NSD_CreateLabel} 0 18u 100% 12u "$(desktopIconStart)"
      Pop $0
      nsDialogs::Show
    FunctionEnd

    Function leaveDesktopIconPage
      ${NSD_GetState} $desktopIconBox $desktopIconChosen
    FunctionEnd
  !macroend

  !macro customInstall
    ${GetParameters} $R0
    ClearErrors
    ${GetOptions} $R0 "/DESKTOP_ICON" $R1
    ${IfNot} ${Errors}
      StrCpy $desktopIconChosen ${BST_CHECKED}
    ${EndIf}
    ${If} $desktopIconChosen == ${BST_CHECKED}
      CreateShortCut "$newDesktopLink" "$appExe" "" "$appExe" 0 "" "" "${APP_DESCRIPTION}"
      ClearErrors
      !insertmacro setDesktopIconIdentity "$newDesktopLink"
    ${EndIf}
  !macroend

  ; By its identity Windows groups the window under the icon. The plugin is electron-builder's; a test of this file alone
  ; has none.
  !macro setDesktopIconIdentity link
    !ifndef WITHOUT_WINSHELL
      WinShell::SetLnkAUMI "${link}" "${APP_ID}"
    !endif
  !macroend
!endif

!macro customUnInstall
  ${IfNot} ${isUpdated}
    Delete "$DESKTOP\${SHORTCUT_NAME}.lnk"
  ${EndIf}
!macroend
