// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQml
import QtQuick
import QtQuick.Layouts
import Basalt.Access
import Basalt.Accounts
import Basalt.App
import Basalt.Audit
import Basalt.Collections
import Basalt.Overview
import Basalt.People
import Basalt.Settings

/** The frame around every page of an open server. */
Item {
    id: root

    objectName: "shell"

    // Whatever was shown to one is not shown to another: the page is made anew.
    Connections {
        target: ViewAs

        function onSwitching(): void {
            page.active = false;
            page.active = true;
        }
    }
    // Every collection is a command, so that the palette finds it.
    Instantiator {
        model: CollectionStore
        delegate: Command {
            required property string name

            commandId: "collection." + name
            title: name
            category: qsTr("Collections")
            iconName: "table-2"
            keywords: qsTr("open collection records")
            onTriggered: Navigator.open("collection", name, "records")
        }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        TopBar {
            Layout.fillWidth: true
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            Sidebar {
                Layout.fillHeight: true
            }
            Loader {
                id: page

                Layout.fillWidth: true
                Layout.fillHeight: true
                focus: true
                onLoaded: page.forceActiveFocus()
                sourceComponent: {
                    switch (Navigator.page) {
                    case "collections": return collections;
                    case "collection": return collection;
                    case "newCollection": return newCollection;
                    case "users": return users;
                    case "groups": return groups;
                    case "profile": return profile;
                    case "permissionSets": return permissionSets;
                    case "access": return access;
                    case "accessLists": return accessLists;
                    case "accounts": return accounts;
                    case "invitations": return invitations;
                    case "providers": return providers;
                    case "audit": return audit;
                    case "settings": return settings;
                    default: return overview;
                    }
                }
            }
        }
        StatusBar {
            Layout.fillWidth: true
        }
    }
    Component {
        id: overview

        OverviewPage {
            focus: true
        }
    }
    Component {
        id: collections

        CollectionsPage {
            focus: true
        }
    }
    Component {
        id: collection

        CollectionPage {
            focus: true
        }
    }
    Component {
        id: newCollection

        NewCollectionPage {
            focus: true
        }
    }
    Component {
        id: users

        UsersPage {
            focus: true
        }
    }
    Component {
        id: groups

        GroupsPage {
            focus: true
        }
    }
    Component {
        id: profile

        ProfilePage {
            focus: true
        }
    }
    Component {
        id: permissionSets

        PermissionSetsPage {
            focus: true
        }
    }
    Component {
        id: accounts

        AccountsPage {
            focus: true
        }
    }
    Component {
        id: invitations

        InvitationsPage {
            focus: true
        }
    }
    Component {
        id: providers

        ProvidersPage {
            focus: true
        }
    }
    Component {
        id: access

        AccessPage {
            focus: true
        }
    }
    Component {
        id: accessLists

        AccessListsPage {
            focus: true
        }
    }
    Component {
        id: settings

        SettingsPage {
            focus: true
        }
    }
    Component {
        id: audit

        AuditPage {
            focus: true
        }
    }
}
