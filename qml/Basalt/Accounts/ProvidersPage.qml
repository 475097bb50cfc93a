// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQml
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.People
import Basalt.Theme

/** Who vouches for users besides the server itself: sign-in providers of the whole installation. */
FocusScope {
    id: root

    readonly property bool narrow: width < Theme.grid(180)
    readonly property int row: rowAt(list.currentIndex, providers.count, providers.asOf)
    /** The chosen one may be changed: the server's own stays as it is. */
    readonly property bool ready: Session.superadmin && row >= 0 && !flagOf("is_system", row, providers.asOf) && !switcher.busy
    /** To be chosen when the list is there again. */
    property string wanted: ""

    objectName: "providersPage"

    function reload(): void {
        providers.reload();
    }
    /** These ask for what they depend on so that what is bound to them follows it. */
    function rowAt(index: int, count: int, asOf: string): int {
        return index >= 0 && index < count ? index : -1;
    }
    function flagOf(member: string, of: int, asOf: string): bool {
        return providers.flagAt(of, member);
    }
    function textOf(member: string): string {
        return providers.textAt(row, member);
    }
    function reloadAt(code: string): void {
        wanted = code;
        providers.reload();
    }

    ProviderListModel {
        id: providers

        objectName: "providerListModel"
        onModelAboutToBeReset: if (root.wanted === "") root.wanted = root.textOf("code")
        onModelReset: {
            const found = rowOfCode(root.wanted);
            list.currentIndex = found >= 0 ? found : Math.min(0, count - 1);
            root.wanted = "";
        }
    }
    ProviderEditor {
        id: switcher

        onSwitched: (name, enabled) => {
            root.reload();
            Notices.success(enabled ? qsTr("%1 is enabled").arg(name) : qsTr("%1 is disabled").arg(name));
        }
        onChanged: if (error.isSet) Notices.failure(error)
    }
    Connections {
        target: Session

        function onReady(): void {
            root.reload();
        }
    }
    Command {
        id: create

        commandId: "providers.new"
        title: qsTr("Register a provider")
        category: qsTr("Sign-in providers")
        iconName: "plus"
        shortcut: "Ctrl+N"
        writes: true
        enabled: Session.superadmin && providers.loaded
        onTriggered: dialog.askNew()
    }
    Command {
        id: change

        commandId: "providers.change"
        title: qsTr("Change name and capabilities…")
        category: qsTr("Sign-in providers")
        iconName: "pencil"
        shortcut: "F2"
        writes: true
        enabled: root.ready
        onTriggered: dialog.ask(root.textOf("code"), root.textOf("name"), providers.flagAt(root.row, "allows_group_mapping"), providers.flagAt(root.row, "allows_group_sync"))
    }
    Command {
        id: enable

        readonly property bool on: root.flagOf("is_active", root.row, providers.asOf)

        commandId: "providers.enable"
        title: on ? qsTr("Disable") : qsTr("Enable")
        category: qsTr("Sign-in providers")
        iconName: on ? "circle-x" : "circle-check"
        shortcut: "Ctrl+Shift+E"
        writes: true
        enabled: root.ready
        onTriggered: switcher.setEnabled(root.textOf("code"), !on)
    }
    Command {
        id: remove

        commandId: "providers.delete"
        title: qsTr("Delete…")
        category: qsTr("Sign-in providers")
        iconName: "trash-2"
        shortcut: "Ctrl+Delete"
        writes: true
        enabled: root.ready
        onTriggered: endDialog.ask(root.textOf("code"), root.textOf("name"))
    }
    Command {
        id: reload

        commandId: "providers.reload"
        title: qsTr("Reload the providers")
        category: qsTr("Sign-in providers")
        iconName: "refresh-cw"
        shortcut: "F5"
        onTriggered: root.reload()
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            Layout.margins: Theme.space5
            Layout.bottomMargin: Theme.space3
            title: qsTr("Sign-in providers")
            note: providers.loaded ? qsTr("of the whole installation") : ""

            UiButton {
                objectName: "changeProvider"
                visible: root.ready
                command: change
            }
            UiButton {
                objectName: "enableProvider"
                visible: root.ready
                command: enable
            }
            UiButton {
                objectName: "deleteProvider"
                visible: root.ready
                command: remove
            }
            IconButton {
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                command: reload
            }
            UiButton {
                objectName: "newProvider"
                visible: Session.superadmin
                kind: "primary"
                command: create
            }
        }
        StaleBar {
            Layout.fillWidth: true
            visible: providers.loaded && providers.error.isSet
            error: providers.error
            asOf: providers.asOf
            busy: providers.loading
            onRetry: root.reload()
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.rowHeight
            visible: providers.loaded
            color: Theme.surface

            Separator {
                width: parent.width
            }
            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: Theme.space5
                anchors.rightMargin: Theme.space5
                spacing: Theme.space3

                ListTitle {
                    Layout.fillWidth: true
                    text: qsTr("provider")
                }
                ListTitle {
                    Layout.minimumWidth: AccountColumns.capabilities
                    Layout.maximumWidth: AccountColumns.capabilities
                    text: qsTr("what it may do")
                }
                ListTitle {
                    Layout.minimumWidth: AccountColumns.state
                    Layout.maximumWidth: AccountColumns.state
                    text: qsTr("state")
                }
                ListTitle {
                    Layout.minimumWidth: AccountColumns.time
                    Layout.maximumWidth: AccountColumns.time
                    visible: !root.narrow
                    text: qsTr("registered")
                }
            }
            Separator {
                anchors.bottom: parent.bottom
                width: parent.width
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Rectangle {
                anchors.fill: parent
                color: Theme.dark ? Theme.background : Theme.surface
            }
            ListView {
                id: list

                objectName: "providerList"
                anchors.fill: parent
                visible: providers.loaded
                opacity: providers.error.isOffline ? Theme.nullOpacity : 1
                clip: true
                focus: true
                activeFocusOnTab: true
                model: providers
                boundsBehavior: Flickable.StopAtBounds
                highlightMoveDuration: 0
                reuseItems: true
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Sign-in providers")
                T.ScrollBar.vertical: UiScrollBar { }
                Keys.onReturnPressed: change.trigger()
                delegate: ProviderRow {
                    width: ListView.view.width
                    current: ListView.isCurrentItem
                    narrow: root.narrow
                    onPressed: {
                        list.forceActiveFocus();
                        list.currentIndex = index;
                    }
                }
            }
            Skeleton {
                anchors.fill: parent
                active: providers.loading && !providers.loaded
                lines: 6
            }
            EmptyState {
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.bottom: parent.bottom
                anchors.bottomMargin: Theme.grid(30)
                visible: providers.loaded && providers.count === 1
                iconName: "globe"
                title: qsTr("Only the server itself vouches for users")
                message: Session.superadmin ? qsTr("Register a directory or another provider here, or let the program that brings it do so at its start.") : qsTr("Superadmins register others.")

                UiButton {
                    visible: Session.superadmin
                    kind: "primary"
                    command: create
                }
            }
            ErrorState {
                anchors.centerIn: parent
                visible: !providers.loaded && providers.error.isSet && !providers.loading
                error: providers.error
                onRetry: root.reload()
            }
        }
    }
    ProviderDialog {
        id: dialog

        onDone: code => root.reloadAt(code)
    }
    ProviderEndDialog {
        id: endDialog

        onDone: root.reload()
    }
}
