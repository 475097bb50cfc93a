// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.People
import Basalt.Theme

/** The accounts of the installation, also the deleted ones, with the details of one beside them; to others their own. */
FocusScope {
    id: root

    readonly property bool narrow: width < Theme.grid(240)
    readonly property list<string> states: ["", "active", "suspended", "deleted", "all"]
    readonly property list<string> orders: ["name", "-created_at", "account_code"]
    readonly property bool filtered: accounts.search !== "" || accounts.state !== ""

    objectName: "accountsPage"

    function reload(): void {
        accounts.reload();
        inspector.reload();
        (own.item as OwnAccountPart)?.reload();
    }

    function clear(): void {
        searchField.clear();
        accounts.state = "";
    }

    AccountTableModel {
        id: accounts

        objectName: "accountTable"
        active: Session.superadmin
        search: searchField.text
        // What was chosen stays so while the list is brought up to date.
        onModelReset: {
            const row = account.accountId === "" ? -1 : accounts.rowOf(account.accountId);
            list.currentIndex = accounts.count === 0 ? -1 : Math.max(0, row);
            account.show(list.currentIndex);
        }
        onPurged: name => Notices.success(qsTr("Account %1 is purged").arg(name), qsTr("Its audit trail and its names stay."))
    }
    AccountEditor {
        id: account

        objectName: "accountEditor"
        list: accounts
        onCreated: root.changed()
        onRenamed: root.changed()
        onRemoved: name => {
            Notices.success(qsTr("Account %1 deleted").arg(name), qsTr("It is among the deleted ones until it is purged."));
            root.changed();
        }
        onRestored: name => {
            Notices.success(qsTr("Account %1 is back").arg(name));
            root.changed();
        }
        onPurging: root.changed()
    }

    /** The switcher on top lists them too. */
    function changed(): void {
        accounts.reload();
        AccountStore.reload();
    }

    Connections {
        target: Session

        function onReady(): void {
            root.reload();
        }
    }
    AccountCommands {
        id: commands

        account: account
        onCreationRequested: dialog.ask(true)
        onRenameRequested: dialog.ask(false)
        onRemovalRequested: endDialog.ask(false)
        onPurgeRequested: endDialog.ask(true)
        onSearchRequested: {
            searchField.forceActiveFocus();
            searchField.selectAll();
        }
        onReloadRequested: root.reload()
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumWidth: 0
            spacing: 0

            PageHeader {
                Layout.fillWidth: true
                Layout.margins: Theme.space5
                Layout.bottomMargin: Theme.space3
                title: Session.superadmin ? qsTr("Accounts") : qsTr("Account")
                note: Session.superadmin && accounts.loaded ? Desktop.numberText(accounts.total) : ""

                IconButton {
                    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                    command: commands.reload
                }
                UiButton {
                    objectName: "newAccountButton"
                    visible: Session.superadmin
                    kind: "primary"
                    command: commands.create
                }
            }
            ListFilters {
                room: root.width - (inspector.visible ? inspector.implicitWidth : 0)
                visible: Session.superadmin

                SearchField {
                    id: searchField

                    objectName: "accountTableSearch"
                    width: Theme.grid(66)
                    placeholderText: qsTr("Find by name, code or slug")
                    Keys.onDownPressed: list.forceActiveFocus()
                }
                UiComboBox {
                    objectName: "accountState"
                    width: Theme.grid(46)
                    model: [qsTr("All but deleted ones"), qsTr("active"), qsTr("suspended"), qsTr("deleted"), qsTr("All")]
                    currentIndex: root.states.indexOf(accounts.state)
                    onActivated: at => accounts.state = root.states[at]
                }
                UiComboBox {
                    objectName: "accountOrder"
                    width: Theme.grid(42)
                    model: [qsTr("Order: by name"), qsTr("newest first"), qsTr("by code")]
                    currentIndex: root.orders.indexOf(accounts.sort)
                    onActivated: at => accounts.sort = root.orders[at]
                }
                UiButton {
                    kind: "ghost"
                    visible: root.filtered
                    iconName: "funnel-x"
                    text: qsTr("Clear")
                    onClicked: root.clear()
                }
            }
            StaleBar {
                Layout.fillWidth: true
                visible: accounts.loaded && accounts.error.isSet
                error: accounts.error
                asOf: accounts.asOf
                busy: accounts.loading
                onRetry: root.reload()
            }
            Rectangle {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.rowHeight
                visible: accounts.loaded
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
                        text: qsTr("account")
                    }
                    ListTitle {
                        Layout.minimumWidth: AccountColumns.code
                        Layout.maximumWidth: AccountColumns.code
                        text: qsTr("code")
                    }
                    ListTitle {
                        Layout.minimumWidth: AccountColumns.count
                        Layout.maximumWidth: AccountColumns.count
                        text: qsTr("users")
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
                        text: qsTr("created")
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
                    visible: Session.superadmin
                    color: Theme.dark ? Theme.background : Theme.surface
                }
                ListView {
                    id: list

                    objectName: "accountList"
                    anchors.fill: parent
                    visible: accounts.loaded
                    opacity: accounts.error.isOffline ? Theme.nullOpacity : 1
                    clip: true
                    focus: true
                    activeFocusOnTab: true
                    model: accounts
                    boundsBehavior: Flickable.StopAtBounds
                    highlightMoveDuration: 0
                    reuseItems: true
                    onCurrentIndexChanged: account.show(currentIndex)
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("Accounts")
                    T.ScrollBar.vertical: UiScrollBar { }
                    delegate: AccountTableRow {
                        width: ListView.view.width
                        current: ListView.isCurrentItem
                        narrow: root.narrow
                        onPressed: {
                            list.forceActiveFocus();
                            list.currentIndex = index;
                            AppSettings.inspectorVisible = true;
                        }
                    }
                }
                Skeleton {
                    anchors.fill: parent
                    active: accounts.loading && !accounts.loaded
                    lines: 14
                }
                EmptyState {
                    anchors.centerIn: parent
                    visible: accounts.loaded && accounts.count === 0 && !accounts.waiting
                    iconName: accounts.state === "deleted" && accounts.search === "" ? "trash-2" : "search"
                    title: accounts.state === "deleted" && accounts.search === "" ? qsTr("Nothing was deleted") : qsTr("No account found")
                    message: accounts.state === "deleted" && accounts.search === "" ? qsTr("Deleted accounts wait here until they are restored or purged.") : qsTr("No account fits the search and the filters.")

                    UiButton {
                        text: qsTr("Clear")
                        onClicked: root.clear()
                    }
                }
                ErrorState {
                    anchors.centerIn: parent
                    visible: Session.superadmin && !accounts.loaded && accounts.error.isSet && !accounts.loading
                    error: accounts.error
                    onRetry: root.reload()
                }
                Loader {
                    id: own

                    anchors.fill: parent
                    source: Session.superadmin ? "" : "OwnAccountPart.qml"
                }
            }
        }
        AccountInspector {
            id: inspector

            Layout.fillHeight: true
            Layout.preferredWidth: root.narrow ? Theme.inspectorWidth : implicitWidth
            visible: AppSettings.inspectorVisible && accounts.loaded && account.valid
            account: account
            commands: commands
        }
    }
    AccountDialog {
        id: dialog

        account: account
    }
    AccountEndDialog {
        id: endDialog

        account: account
    }
}
