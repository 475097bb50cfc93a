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

    objectName: "accountSwitcher"
    visible: Session.superadmin
    iconName: "building-2"
    text: Session.accountCode !== "" ? Session.accountCode : Session.accountName
    trailingIcon: "chevron-down"
    hint: Session.accountId !== "" ? qsTr("Account %1").arg(Session.accountName) : qsTr("Reading across all accounts")
    onClicked: popup.open()

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

        y: root.height + Theme.space1
        width: Theme.grid(80)
        padding: Theme.space2
        onOpened: search.forceActiveFocus()
        onClosed: search.clear()

        contentItem: ColumnLayout {
            spacing: Theme.space2

            SearchField {
                id: search

                objectName: "accountSearch"
                Layout.fillWidth: true
                placeholderText: qsTr("Find an account")
                onTextChanged: AccountStore.search = text
                Keys.onDownPressed: list.incrementCurrentIndex()
                Keys.onUpPressed: list.decrementCurrentIndex()
                onAccepted: if (list.currentItem) (list.currentItem as AccountRow).choose()
            }
            AccountRow {
                Layout.fillWidth: true
                visible: search.text === ""
                accountId: ""
                name: qsTr("All accounts")
                code: ""
                userCount: -1
                onChosen: popup.close()
            }
            ListView {
                id: list

                Layout.fillWidth: true
                Layout.preferredHeight: Math.min(contentHeight, Theme.grid(75))
                clip: true
                model: AccountStore
                boundsBehavior: Flickable.StopAtBounds
                T.ScrollBar.vertical: UiScrollBar { }
                delegate: AccountRow {
                    width: ListView.view.width
                    highlighted: ListView.isCurrentItem
                    onChosen: popup.close()
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
}
