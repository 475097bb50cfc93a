// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Which account the pages show. A superadmin may choose; everybody else sees their own. */
UiButton {
    id: root

    readonly property int stagedCount: RecordTables.stagedTotal + PermissionMatrix.stagedCount

    objectName: "accountSwitcher"
    visible: Session.superadmin
    iconName: "building-2"
    text: Session.accountCode !== "" ? Session.accountCode : Session.accountName
    trailingIcon: "chevron-down"
    hint: Session.accountId !== "" ? qsTr("Account %1").arg(Session.accountName) : qsTr("Reading across all accounts")
    onClicked: popup.open()

    /** What is staged belongs to the account it was staged in: it is not taken along without asking. */
    function choose(row: AccountRow): void {
        if (stagedCount > 0 && !row.current)
            switchDialog.ask(row.accountId, row.name, row.code);
        else
            Session.chooseAccount(row.accountId, row.name, row.code);
        popup.close();
    }

    Command {
        commandId: "account.switch"
        title: qsTr("Switch account")
        category: qsTr("Go to")
        iconName: "building-2"
        shortcut: "Ctrl+Shift+A"
        enabled: Session.superadmin
        onTriggered: popup.open()
    }
    UiPopup {
        id: popup

        objectName: "accountPopup"
        y: root.height + Theme.space1
        width: Theme.grid(80)
        padding: Theme.space2
        onOpened: search.forceActiveFocus()
        onClosed: search.clear()

        /** Enter was pressed before the list had caught up with the typing. */
        property bool takeFirst: false

        function take(): void {
            takeFirst = false;
            if (list.currentItem)
                root.choose(list.currentItem as AccountRow);
        }

        contentItem: ColumnLayout {
            spacing: Theme.space2

            SearchField {
                id: search

                objectName: "accountSearch"
                Layout.fillWidth: true
                placeholderText: qsTr("Find an account")
                onTextChanged: {
                    popup.takeFirst = false;
                    AccountStore.search = text;
                }
                Keys.onDownPressed: list.incrementCurrentIndex()
                Keys.onUpPressed: list.decrementCurrentIndex()
                onAccepted: AccountStore.loading ? popup.takeFirst = true : popup.take()
            }
            AccountRow {
                id: allAccounts

                Layout.fillWidth: true
                visible: search.text === ""
                accountId: ""
                name: qsTr("All accounts")
                code: ""
                userCount: -1
                onChosen: root.choose(allAccounts)
            }
            ListView {
                id: list

                Layout.fillWidth: true
                Layout.preferredHeight: Math.min(contentHeight, Theme.grid(75))
                clip: true
                model: AccountStore
                boundsBehavior: Flickable.StopAtBounds
                onCountChanged: currentIndex = 0
                T.ScrollBar.vertical: UiScrollBar { }
                delegate: AccountRow {
                    id: row

                    width: ListView.view.width
                    highlighted: ListView.isCurrentItem
                    onChosen: root.choose(row)
                }
            }
            UiText {
                Layout.fillWidth: true
                Layout.margins: Theme.space2
                visible: AccountStore.count === 0 && !AccountStore.loading
                text: qsTr("No account is called that.")
                color: Theme.faint
            }
        }
    }
    Connections {
        target: AccountStore

        function onCountChanged(): void {
            if (popup.takeFirst)
                popup.take();
        }
    }
    UiDialog {
        id: switchDialog

        property string accountId
        property string name
        property string code

        function ask(id: string, title: string, shortName: string): void {
            accountId = id;
            name = title;
            code = shortName;
            open();
        }

        objectName: "switchDialog"
        iconName: "undo-2"
        tone: "warning"
        title: qsTr("Discard %Ln staged change(s)?", "", root.stagedCount)
        subtitle: qsTr("They belong to the account they were made in, and were never sent to the server. Commit them first, or discard them and switch to %1.").arg(name)
        buttons: [
            UiButton {
                text: qsTr("Stay")
                onClicked: switchDialog.close()
            },
            UiButton {
                kind: "danger"
                text: qsTr("Discard and switch")
                onClicked: {
                    switchDialog.close();
                    Session.chooseAccount(switchDialog.accountId, switchDialog.name, switchDialog.code);
                }
            }
        ]
    }
}
