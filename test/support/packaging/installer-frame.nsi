; The frame around desktop-icon.nsh as electron-builder's own script has it, without its plugins: what it defines, and the
; order in which it calls the macros. Proves that the page compiles, for the installer and for the uninstaller.
Unicode true
!define SHORTCUT_NAME "SMPP Workbench"
!define APP_DESCRIPTION "SMPP"
!define APP_ID "io.github.smpp-workbench"
!define WITHOUT_WINSHELL
Name "SMPP Workbench"
OutFile "${OUT_FILE}"
RequestExecutionLevel user
!include LogicLib.nsh
!include FileFunc.nsh
!macro _isUpdated _a _b _t _f
  StrCmp $0 "--updated" `${_t}` `${_f}`
!macroend
!define isUpdated `"" isUpdated ""`
!include "${INCLUDED}"
!include MUI2.nsh
Var newDesktopLink
!ifndef BUILD_UNINSTALLER
  Var appExe
  !insertmacro MUI_PAGE_DIRECTORY
  !insertmacro customPageAfterChangeDir
  !insertmacro MUI_PAGE_INSTFILES
!else
  !insertmacro MUI_UNPAGE_INSTFILES
!endif
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Russian"
!insertmacro customHeader
Section
  StrCpy $newDesktopLink "$DESKTOP\${SHORTCUT_NAME}.lnk"
  !ifndef BUILD_UNINSTALLER
    StrCpy $appExe "$INSTDIR\${SHORTCUT_NAME}.exe"
    !insertmacro customInstall
  !else
    WriteUninstaller "$INSTDIR\uninstall.exe"
  !endif
SectionEnd
!ifdef BUILD_UNINSTALLER
  Section un.install
    !insertmacro customUnInstall
  SectionEnd
!endif
