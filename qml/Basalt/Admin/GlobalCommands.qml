// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Commands that exist everywhere. */
Item {
    id: root

    readonly property bool signedIn: Session.state === Session.SignedIn
    signal paletteRequested
    signal sheetRequested
    signal quitRequested
    signal closeRequested
    signal signOutRequested

    Command {
        commandId: "app.palette"
        title: qsTr("Search or run a command")
        category: qsTr("Program")
        iconName: "search"
        shortcut: "Ctrl+K"
        listed: false
        onTriggered: root.paletteRequested()
    }
    Command {
        commandId: "app.shortcuts"
        title: qsTr("Show all shortcuts")
        category: qsTr("Program")
        iconName: "keyboard"
        shortcut: "F1"
        onTriggered: root.sheetRequested()
    }
    Command {
        commandId: "app.dark"
        title: AppSettings.dark ? qsTr("Switch to light appearance") : qsTr("Switch to dark appearance")
        category: qsTr("Program")
        iconName: AppSettings.dark ? "sun" : "moon"
        keywords: qsTr("theme dark light appearance")
        shortcut: "Ctrl+Shift+L"
        onTriggered: AppSettings.appearance = AppSettings.dark ? "light" : "dark"
    }
    Command {
        commandId: "app.german"
        title: AppSettings.language === "de" ? qsTr("Switch to English") : qsTr("Switch to German")
        category: qsTr("Program")
        iconName: "languages"
        keywords: qsTr("language english german deutsch")
        onTriggered: AppSettings.language = AppSettings.language === "de" ? "en" : "de"
    }
    Command {
        commandId: "app.quit"
        title: qsTr("Quit")
        category: qsTr("Program")
        iconName: "log-out"
        shortcut: "Ctrl+Q"
        onTriggered: root.quitRequested()
    }
    Command {
        commandId: "go.overview"
        title: qsTr("Overview")
        category: qsTr("Go to")
        iconName: "layout-dashboard"
        shortcut: "Ctrl+1"
        enabled: root.signedIn
        onTriggered: Navigator.open("overview")
    }
    Command {
        commandId: "go.collections"
        title: qsTr("Collections")
        category: qsTr("Go to")
        iconName: "database"
        shortcut: "Ctrl+2"
        enabled: root.signedIn
        onTriggered: Navigator.open("collections")
    }
    Command {
        commandId: "go.audit"
        title: qsTr("Audit")
        category: qsTr("Go to")
        iconName: "scroll-text"
        shortcut: "Ctrl+3"
        enabled: root.signedIn
        onTriggered: Navigator.open("audit")
    }
    Command {
        commandId: "go.users"
        title: qsTr("Users")
        category: qsTr("Go to")
        iconName: "users"
        keywords: qsTr("people sessions password lock")
        shortcut: "Ctrl+4"
        enabled: root.signedIn
        onTriggered: Navigator.open("users")
    }
    Command {
        commandId: "go.groups"
        title: qsTr("Groups")
        category: qsTr("Go to")
        iconName: "boxes"
        keywords: qsTr("members teams")
        shortcut: "Ctrl+5"
        enabled: root.signedIn
        onTriggered: Navigator.open("groups")
    }
    Command {
        commandId: "go.profile"
        title: qsTr("My profile")
        category: qsTr("Go to")
        iconName: "user-round"
        keywords: qsTr("name password sessions sign out everywhere")
        shortcut: "Ctrl+7"
        enabled: root.signedIn
        onTriggered: Navigator.open("profile")
    }
    Command {
        commandId: "go.permissionSets"
        title: qsTr("Permission sets")
        category: qsTr("Go to")
        iconName: "key-round"
        keywords: qsTr("roles rights matrix access")
        shortcut: "Ctrl+6"
        enabled: root.signedIn
        onTriggered: Navigator.open("permissionSets")
    }
    Command {
        commandId: "go.access"
        title: qsTr("Access")
        category: qsTr("Go to")
        iconName: "route"
        keywords: qsTr("why can explain decision view as")
        shortcut: "Ctrl+8"
        enabled: root.signedIn
        onTriggered: Navigator.open("access")
    }
    Command {
        commandId: "go.accounts"
        title: Session.superadmin ? qsTr("Accounts") : qsTr("Account")
        category: qsTr("Go to")
        iconName: "building-2"
        keywords: qsTr("tenants organisations owners")
        shortcut: "Ctrl+9"
        enabled: root.signedIn
        onTriggered: Navigator.open("accounts")
    }
    Command {
        commandId: "go.invitations"
        title: qsTr("Invitations")
        category: qsTr("Go to")
        iconName: "mail-plus"
        keywords: qsTr("invite members link")
        shortcut: "Ctrl+Shift+M"
        enabled: root.signedIn
        onTriggered: Navigator.open("invitations")
    }
    Command {
        commandId: "go.providers"
        title: qsTr("Sign-in providers")
        category: qsTr("Go to")
        iconName: "globe"
        keywords: qsTr("directory single sign-on oauth saml ldap groups mapping")
        shortcut: "Ctrl+Shift+P"
        enabled: root.signedIn
        onTriggered: Navigator.open("providers")
    }
    Command {
        commandId: "go.accessLists"
        title: qsTr("Access lists")
        category: qsTr("Go to")
        iconName: "list"
        keywords: qsTr("resources types roles share grant deny acl")
        shortcut: "Ctrl+Shift+S"
        enabled: root.signedIn
        onTriggered: Navigator.open("accessLists")
    }
    Command {
        commandId: "go.settings"
        title: qsTr("Settings")
        category: qsTr("Go to")
        iconName: "settings"
        keywords: qsTr("backup restore language appearance about licences")
        shortcut: "Ctrl+,"
        enabled: root.signedIn
        onTriggered: Navigator.open("settings")
    }
    Command {
        commandId: "go.newCollection"
        title: qsTr("New collection")
        category: qsTr("Collections")
        iconName: "plus"
        keywords: qsTr("create schema table")
        shortcut: "Ctrl+Shift+N"
        writes: true
        enabled: root.signedIn && Session.superadmin
        onTriggered: Navigator.open("newCollection")
    }
    Command {
        commandId: "go.back"
        title: qsTr("Back")
        category: qsTr("Go to")
        iconName: "arrow-left"
        shortcut: "Alt+Left"
        enabled: root.signedIn && Navigator.canGoBack
        onTriggered: Navigator.back()
    }
    Command {
        commandId: "go.forward"
        title: qsTr("Forward")
        category: qsTr("Go to")
        iconName: "arrow-right"
        shortcut: "Alt+Right"
        enabled: root.signedIn && Navigator.canGoForward
        onTriggered: Navigator.forward()
    }
    Command {
        commandId: "view.sidebar"
        title: AppSettings.sidebarCollapsed ? qsTr("Expand the sidebar") : qsTr("Collapse the sidebar")
        category: qsTr("View")
        iconName: AppSettings.sidebarCollapsed ? "panel-left-open" : "panel-left-close"
        shortcut: "Ctrl+B"
        enabled: root.signedIn
        onTriggered: AppSettings.sidebarCollapsed = !AppSettings.sidebarCollapsed
    }
    Command {
        commandId: "view.inspector"
        title: AppSettings.inspectorVisible ? qsTr("Hide the inspector") : qsTr("Show the inspector")
        category: qsTr("View")
        iconName: AppSettings.inspectorVisible ? "panel-right-close" : "panel-right-open"
        shortcut: "Ctrl+I"
        enabled: root.signedIn
        onTriggered: AppSettings.inspectorVisible = !AppSettings.inspectorVisible
    }
    Command {
        commandId: "session.close"
        title: qsTr("All servers")
        category: qsTr("Servers")
        iconName: "server"
        keywords: qsTr("connections disconnect")
        shortcut: "Ctrl+Shift+O"
        enabled: root.signedIn
        onTriggered: root.closeRequested()
    }
    Command {
        commandId: "session.signOut"
        title: qsTr("Sign out")
        category: qsTr("Servers")
        iconName: "log-out"
        enabled: root.signedIn
        onTriggered: root.signOutRequested()
    }
}
